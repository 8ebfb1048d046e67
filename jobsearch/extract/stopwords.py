"""Words that carry no meaning in a search; only queries drop them, so that phrases keep theirs."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Analysis language -> folded words. "plain" holds the marks of Chinese and Japanese, dropped in any query.
STOP_WORDS: dict[str, frozenset[str]] = {
    "en": _words(
        "a about an and any are as at be been being but by do does for from had has have he her him his how i if in "
        "into is it its me my of on or our she so some such than that the their them then there these they this those "
        "to was we were what when where which while who whose will with would you your s t"
    ),
    "de": _words(
        "aber als am an auch auf aus bei beim bin bis da das dass dem den der des die dies dieser du durch ein eine "
        "einem einen einer eines er es fur hat ich ihr im in ins ist kein keine man mein mich mit nach nicht noch nur "
        "oder ohne sein sich sie sind so uber um und uns unser vom von vor wer wie wir wird zu zum zur"
    ),
    "fr": _words(
        "a au aux avec c ce ces cette d dans de des du elle en est et il ils je l la le les leur ma mais me mes mon n "
        "ne nous on ou par pas pour qu que qui sa se ses son sont sur ta te tes ton un une vos votre vous y"
    ),
    "es": _words(
        "a al como con cual de del desde e el ella en entre es esta este esto la las lo los mas me mi mis muy ni no o "
        "para pero por que se si sin sobre su sus te tu un una uno unos y yo"
    ),
    "pt": _words(
        "a ao aos as com como da das de do dos e ela ele em entre essa esse esta este eu la mais mas me meu na nao nas "
        "no nos o os ou para pela pelo por que se sem ser seu sua um uma"
    ),
    "nl": _words(
        "aan als bij dat de den der deze die dit door een en er het hij hoe ik in is je maar me met mijn naar niet of "
        "om onder ons ook op over te tot u uit van voor was wat we wie wij zij zijn"
    ),
    "it": _words(
        "a ad ai al alla alle anche che chi ci come con da dal dalla de degli dei del della delle di e ed gli ha i il "
        "in io la le lo ma mi ne nel nella noi non o per piu quale se si sono su sul sulla tra un una uno"
    ),
    "plain": _words("的 了 和 与 在 是 及 或 の は を に が で と も"),
}
