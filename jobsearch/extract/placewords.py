"""Words that say a place follows, and words that are places only now and then."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_STOP_FILE = Path(__file__).parent / "data" / "place_stop.txt"

#: Words after which a place stands, by language; anything else is read as English.
NEAR: dict[str, frozenset[str]] = {
    "en": frozenset("in near around across throughout outside inside within from downtown central greater to nearby surrounding".split()),
    "de": frozenset("in bei nahe um nach aus raum region grossraum umgebung stadt umkreis standort ort nahe in".split()),
    "fr": frozenset("a en au aux sur vers dans region pres autour depuis".split()),
    "es": frozenset("en por hacia desde zona provincia ciudad".split()),
    "pt": frozenset("em no na para perto".split()),
    "it": frozenset("a in vicino zona".split()),
    "nl": frozenset("in bij nabij rond omgeving regio te".split()),
    "zh": frozenset("in near".split()),
}
#: "within 20 miles of X", "cerca de X", "im Umkreis von X", "près de X": the little word and what stands before it.
GENITIVE = frozenset("of de del d von da di van".split())
OF_PLACE = frozenset(
    "miles mile mi km kms kilometers kilometres minutes mins outside north south east west part parts area city state cerca provincia zona area "
    "ciudad alrededores lejos fuera afueras pres autour region ville banlieue partir kilometros kilometer umkreis nahe nahe umgebung raum region "
    "umkreis kilometern perto arredores comunidad isla islas sur norte este oeste centro vicinity suburbs".split()
)
#: After these a name is an employer's.
AT = frozenset("at bei chez join joining".split())
REMOTE = frozenset(
    "remote remotely wfh homeoffice homeofice remoto remota teletravail distanciel teletrabajo anywhere distance telecommute home distancia".split()
)
#: Short names read in any letter case.
SAFE_SHORT = frozenset("sf nyc ldn ffm nrw bcn uk usa uae dmv gta pnw dfw anz gcc mtl blr bkk tlv eu slc rtp cdmx ssf u k u s a dc nsw rlp idf".split()) | {
    "u k", "u s a", "n y c", "d c", "u a e", "uk i",
}  # fmt: skip
#: Read as places in capitals only, and then after a preposition or beside remote work.
UPPER_ONLY = frozenset(
    "can ind ger aus mex bra arg esp deu sea see est cst pst mst cet eet ist gmt utc wet edt pdt cis ams bom lon hyd syd cpt jst kst sgt hkt gst "
    "mdt cdt mez sg hk na nam cee ssa amb nova msp owl kl lx gba ncr prd yrd mmr seq rgv oc noram amer nala emea1 ue kc atl stl chi pei lac gus moe "
    "lax sfo muc pmi phx pdx clt yyz yul yvr yow yeg yyc jnb dxb cph nys vic qld amba mena1 amrs bw ksa rsa prc gbr eur wfa hh rom ny bay".split()
) - {"ny", "bw", "hk", "sg", "kl", "oc"}
#: Names of the whole world that a seeker means as a place; "anywhere" is a way of working.
WORLD = frozenset({"worldwide", "world wide", "weltweit", "全球", "mundial"})
BEFORE_US = frozenset("the in across anywhere within throughout usa onsite hybrid nationwide from".split())
AFTER_US = frozenset("based only citizens citizen citizenship residents wide timezones timezone".split())
#: Left out of a match: "the Netherlands" is "Netherlands".
ARTICLES = frozenset("the el los las les".split())
BEFORE_LA = frozenset("in near greater downtown at jobs around remote hybrid onsite or from job".split())
#: Never a place by themselves, in any letter case but capitals after a comma.
NEVER = frozenset(
    "in or me hi de la oh ok of a an on at as is it be by to so no go do if we he my up am pm us per con son sin los las el un una al del y e o u "
    "le les des du et est ou au aux un une der die das den dem im am zu zur zum und oder ist ein eine mit fur von auf man can ai ml hr qa ux ui pa ma md "
    "mo ms mt ne nd sd ar az co ct ga ia id il ks ky mi mn nc nh nj nm nv ri sc tn ut va vt wa wi wv wy al ak pr sr jr ba bs mba phd pt ft fl tx ca "
    "ch se no fr es pl ro mx br cl pe ec mk ng ke gh za eg ma tr sa qa kw bh om jo lb iq ir il ps sy ye af pk bd lk np bt mv mm th la kh vn my".split()
) - {"la", "us", "ca"}
#: State codes that are words: after a blank alone they need capitals.
STATE_WORDS = frozenset("in or me hi de la oh ok al id ma pa md ms mo co ct pr ar va as is it am no se ba be ai so".split())
#: Least population of a town named barely, in a country where the language is spoken.
BARE_LEAST = {"en": 40_000, "de": 5_000, "fr": 10_000, "es": 10_000, "it": 10_000, "nl": 10_000, "pt": 20_000, "zh": 100_000}


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Folded names that are words of everyday or of job ads ("reading", "mobile", "como")."""
    lines = _STOP_FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
