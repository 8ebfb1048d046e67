package esnode;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.ParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.*;
import org.apache.lucene.analysis.core.*;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.*;
import org.apache.lucene.analysis.ngram.*;
import org.apache.lucene.analysis.pattern.*;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.synonym.*;
import org.apache.lucene.analysis.th.ThaiTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexService.IndexCreationContext;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.*;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/**
 * Registers Lucene's analysis parts under the names and options that Elasticsearch documents for them.
 * Most come from Lucene's own factories (its SPI), by table; of those, an option that the table lacks is refused.
 */
final class AnalysisParts {
    final Map<String, AnalysisProvider<TokenFilterFactory>> filters = new TreeMap<>();
    final Map<String, AnalysisProvider<TokenizerFactory>> tokenizers = new TreeMap<>();
    final Map<String, AnalysisProvider<CharFilterFactory>> charFilters = new TreeMap<>();
    final Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> analyzers = new TreeMap<>();

    /** Lines of: Elasticsearch's name, Lucene's name, then option=luceneOption[:default]. */
    private static final String LUCENE_FILTERS = """
        apostrophe apostrophe
        arabic_normalization arabicNormalization
        arabic_stem arabicStem
        asciifolding asciiFolding preserve_original=preserveOriginal
        bengali_normalization bengaliNormalization
        brazilian_stem brazilianStem
        cjk_width cjkWidth
        classic classic
        czech_stem czechStem
        decimal_digit decimalDigit
        fingerprint fingerprint separator=separator max_output_size=maxOutputTokenSize:255
        flatten_graph flattenGraph
        german_normalization germanNormalization
        german_stem germanStem
        hindi_normalization hindiNormalization
        indic_normalization indicNormalization
        keyword_repeat keywordRepeat
        kstem kStem
        length length min=min:0 max=max:2147483647
        limit limitTokenCount max_token_count=maxTokenCount:1 consume_all_tokens=consumeAllTokens
        ngram nGram min_gram=minGramSize:1 max_gram=maxGramSize:2 preserve_original=preserveOriginal
        persian_normalization persianNormalization
        porter_stem porterStem
        remove_duplicates removeDuplicates
        reverse reverseString
        scandinavian_folding scandinavianFolding
        scandinavian_normalization scandinavianNormalization
        serbian_normalization serbianNormalization
        sorani_normalization soraniNormalization
        trim trim
        truncate truncate length=prefixLength:10
        uppercase uppercase
        """;
    private static final String LUCENE_TOKENIZERS = """
        classic classic max_token_length=maxTokenLength
        keyword keyword
        letter letter
        path_hierarchy pathHierarchy delimiter=delimiter replacement=replace reverse=reverse skip=skip
        simple_pattern simplePattern pattern=pattern:
        simple_pattern_split simplePatternSplit pattern=pattern:
        thai thai
        uax_url_email uax29UrlEmail max_token_length=maxTokenLength
        whitespace whitespace max_token_length=maxTokenLen
        """;
    private static final String LANGUAGES = "ar.Arabic hy.Armenian eu.Basque bn.Bengali br.Brazilian bg.Bulgarian ca.Catalan cjk.CJK cz.Czech "
        + "da.Danish nl.Dutch en.English et.Estonian fi.Finnish fr.French gl.Galician de.German el.Greek hi.Hindi hu.Hungarian id.Indonesian "
        + "ga.Irish it.Italian lv.Latvian lt.Lithuanian no.Norwegian fa.Persian pt.Portuguese ro.Romanian ru.Russian sr.Serbian ckb.Sorani "
        + "es.Spanish sv.Swedish th.Thai tr.Turkish";
    /** The stemmer filter's languages that are no Snowball stemmer of the same name; light_X and minimal_X follow a rule. */
    private static final Map<String, String> STEMMERS = Map.ofEntries(Map.entry("english", "porterStem"), Map.entry("porter", "porterStem"),
        Map.entry("light_english", "kStem"), Map.entry("possessive_english", "englishPossessive"), Map.entry("arabic", "arabicStem"),
        Map.entry("bengali", "bengaliStem"), Map.entry("brazilian", "brazilianStem"), Map.entry("bulgarian", "bulgarianStem"),
        Map.entry("czech", "czechStem"), Map.entry("galician", "galicianStem"), Map.entry("greek", "greekStem"),
        Map.entry("hindi", "hindiStem"), Map.entry("indonesian", "indonesianStem"), Map.entry("latvian", "latvianStem"),
        Map.entry("sorani", "soraniStem"), Map.entry("portuguese_rslp", "portugueseStem"));
    /** Filters that a normalizer may use, besides all named ..._normalization: they change single characters. */
    private static final Set<String> PER_CHARACTER = Set.of("asciifolding", "cjk_width", "decimal_digit", "elision", "lowercase",
        "pattern_replace", "scandinavian_folding", "trim", "uppercase");

    private interface Make<T> {
        T make(Environment env, String name, Settings settings) throws IOException;
    }

    AnalysisParts() {
        LUCENE_FILTERS.lines().map(l -> l.split(" ")).forEach(w -> filter(w[0], false, (env, n, s) -> luceneFilter(w[1], options(s, w))));
        filter("lowercase", false, (env, n, s) -> luceneFilter(s.hasValue("language") ? s.get("language") + "Lowercase" : "lowercase", Map.of()));
        filter("cjk_bigram", false, (env, n, s) -> {
            Map<String, String> o = new HashMap<>(Map.of("outputUnigrams", s.get("output_unigrams", "false")));
            s.getAsList("ignored_scripts").forEach(script -> o.put(script, "false"));
            return luceneFilter("cjkBigram", o);
        });
        filter("edge_ngram", false, (env, n, s) -> {
            int max = s.getAsInt("max_gram", s.hasValue("type") ? 2 : 1); // by its bare name it makes single characters
            return in -> new EdgeNGramTokenFilter(in, s.getAsInt("min_gram", 1), max, s.getAsBoolean("preserve_original", false));
        });
        filter("pattern_capture", true, (env, n, s) -> {
            if (s.getAsList("patterns").isEmpty()) {
                throw new IllegalArgumentException("required setting 'patterns' is missing for token filter [" + n + "]");
            }
            Pattern[] patterns = s.getAsList("patterns").stream().map(Pattern::compile).toArray(Pattern[]::new);
            boolean original = s.getAsBoolean("preserve_original", true);
            return in -> new PatternCaptureGroupTokenFilter(in, original, patterns);
        });
        filter("pattern_replace", true, (env, n, s) -> {
            Pattern p = Pattern.compile(s.get("pattern"), flags(s));
            return in -> new PatternReplaceFilter(in, p, s.get("replacement", ""), s.getAsBoolean("all", true));
        });
        filter("elision", false, (env, n, s) -> {
            CharArraySet given = Analysis.parseArticles(env, s);
            return in -> new ElisionFilter(in, given == null ? FrenchAnalyzer.DEFAULT_ARTICLES : given);
        });
        filter("keep", true, (env, n, s) -> {
            CharArraySet words = words(env, s, "keep_words", "keep_words_case");
            return in -> new KeepWordFilter(in, words);
        });
        filter("keyword_marker", true, (env, n, s) -> {
            if (s.hasValue("keywords_pattern")) {
                Pattern p = Pattern.compile(s.get("keywords_pattern"));
                return in -> new PatternKeywordMarkerFilter(in, p);
            }
            CharArraySet words = words(env, s, "keywords", "ignore_case");
            return in -> new SetKeywordMarkerFilter(in, words);
        });
        filter("stemmer_override", true, (env, n, s) -> {
            StemmerOverrideFilter.Builder b = new StemmerOverrideFilter.Builder(false);
            for (String rule : Analysis.getWordList(env, s, "rules")) {
                String[] sides = rule.split("=>", 2);
                for (String from : sides[0].split(",")) {
                    b.add(from.trim(), sides[1].trim());
                }
            }
            StemmerOverrideFilter.StemmerOverrideMap map = b.build();
            return in -> new StemmerOverrideFilter(in, map);
        });
        filter("unique", false, (env, n, s) -> s.getAsBoolean("only_on_same_position", false) ? RemoveDuplicatesTokenFilter::new : Unique::new);
        filter("word_delimiter_graph", false, (env, n, s) -> {
            int flags = wordDelimiterFlags(s);
            CharArraySet kept = s.hasValue("protected_words") ? words(env, s, "protected_words", "") : null;
            return in -> new WordDelimiterGraphFilter(in, s.getAsBoolean("adjust_offsets", true),
                WordDelimiterIterator.DEFAULT_WORD_DELIM_TABLE, flags, kept);
        });
        filter("snowball", false, (env, n, s) -> in -> new SnowballFilter(in, s.get("language", "English")));
        filter("stemmer", false, (env, n, s) -> stemmer(s.get("language", s.get("name", "porter")).toLowerCase(Locale.ROOT)));
        filters.put("synonym", provider(true, (env, n, s) -> new Synonyms(n, env, s, (in, map) -> new SynonymFilter(in, map, false))));
        filters.put("synonym_graph", provider(true, (env, n, s) -> new Synonyms(n, env, s, (in, map) -> new SynonymGraphFilter(in, map, false))));

        LUCENE_TOKENIZERS.lines().map(l -> l.split(" ")).forEach(w -> tokenizer(w[0],
            (env, n, s) -> org.apache.lucene.analysis.TokenizerFactory.forName(w[1], new HashMap<>(options(s, w)))::create));
        tokenizer("pattern", (env, n, s) -> {
            Pattern p = Pattern.compile(s.get("pattern", "\\W+"), flags(s));
            return () -> new PatternTokenizer(p, s.getAsInt("group", -1));
        });
        tokenizer("ngram", (env, n, s) -> {
            IntPredicate in = characters(s);
            return () -> new NGramTokenizer(s.getAsInt("min_gram", 1), s.getAsInt("max_gram", 2)) {
                @Override
                protected boolean isTokenChar(int c) {
                    return in.test(c);
                }
            };
        });
        tokenizer("edge_ngram", (env, n, s) -> {
            IntPredicate in = characters(s);
            return () -> new EdgeNGramTokenizer(s.getAsInt("min_gram", 1), s.getAsInt("max_gram", 2)) {
                @Override
                protected boolean isTokenChar(int c) {
                    return in.test(c);
                }
            };
        });

        charFilters.put("html_strip", provider(false, (env, n, s) -> new Markup(n, in -> new HTMLStripCharFilter(in, Set.copyOf(s.getAsList("escaped_tags"))))));
        charFilters.put("pattern_replace", provider(true, (env, n, s) -> {
            Pattern p = Pattern.compile(s.get("pattern"), flags(s));
            return new CharFilter(n, in -> new PatternReplaceCharFilter(p, s.get("replacement", ""), in));
        }));
        charFilters.put("mapping", provider(true, (env, n, s) -> {
            NormalizeCharMap.Builder b = new NormalizeCharMap.Builder();
            for (String rule : Analysis.getWordList(env, s, "mappings")) {
                String[] sides = rule.split("=>", 2);
                b.add(unescape(sides[0].trim()), unescape(sides[1].trim()));
            }
            NormalizeCharMap map = b.build();
            return new CharFilter(n, in -> new MappingCharFilter(map, in));
        }));

        analyzer("keyword", (env, n, s) -> new KeywordAnalyzer());
        analyzer("simple", (env, n, s) -> new SimpleAnalyzer());
        analyzer("whitespace", (env, n, s) -> new WhitespaceAnalyzer());
        analyzer("stop", (env, n, s) -> new StopAnalyzer(Analysis.parseStopWords(env, s, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET)));
        for (String language : LANGUAGES.split(" ")) {
            analyzer(language.substring(language.indexOf('.') + 1).toLowerCase(Locale.ROOT), (env, n, s) -> language(language, env, s));
        }
        if (ThaiTokenizer.DBBI_AVAILABLE == false) { // a Java runtime built without that locale
            tokenizers.remove("thai");
            analyzers.remove("thai");
        }
    }

    private static <T> AnalysisProvider<T> provider(boolean needsSettings, Make<? extends T> make) {
        return new AnalysisProvider<>() {
            @Override
            public T get(IndexSettings index, Environment env, String name, Settings settings) throws IOException {
                return make.make(env, name, settings);
            }

            @Override
            public boolean requiresAnalysisSettings() {
                return needsSettings;
            }
        };
    }

    private void filter(String type, boolean needsSettings, Make<UnaryOperator<TokenStream>> make) {
        boolean normalizes = PER_CHARACTER.contains(type) || type.endsWith("_normalization");
        filters.put(type, provider(needsSettings, (env, n, s) -> normalizes
            ? new NormalizingFilter(n, make.make(env, n, s))
            : new Filter(n, make.make(env, n, s))));
    }

    private void tokenizer(String type, Make<Supplier<Tokenizer>> make) {
        tokenizers.put(type, provider(false, (env, n, s) -> TokenizerFactory.newFactory(n, make.make(env, n, s))));
    }

    private void analyzer(String type, Make<Analyzer> make) {
        analyzers.put(type, provider(false, (env, n, s) -> new Given(n, make.make(env, n, s))));
    }

    private record Filter(String name, UnaryOperator<TokenStream> op) implements TokenFilterFactory {
        @Override
        public TokenStream create(TokenStream in) {
            return op.apply(in);
        }
    }

    private record NormalizingFilter(String name, UnaryOperator<TokenStream> op) implements NormalizingTokenFilterFactory {
        @Override
        public TokenStream create(TokenStream in) {
            return op.apply(in);
        }
    }

    private record Markup(String name, UnaryOperator<Reader> op) implements CharFilterFactory {
        @Override
        public Reader create(Reader in) {
            return op.apply(in);
        }
    }

    private record CharFilter(String name, UnaryOperator<Reader> op) implements NormalizingCharFilterFactory {
        @Override
        public Reader create(Reader in) {
            return op.apply(in);
        }
    }

    private record Given(String name, Analyzer analyzer) implements AnalyzerProvider<Analyzer> {
        @Override
        public AnalyzerScope scope() {
            return AnalyzerScope.INDEX;
        }

        @Override
        public Analyzer get() {
            return analyzer;
        }
    }

    /** Leaves out every term but its first, and closes the gaps. */
    private static final class Unique extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final Set<String> seen = new HashSet<>();

        Unique(TokenStream in) {
            super(in);
        }

        @Override
        public boolean incrementToken() throws IOException {
            while (input.incrementToken()) {
                if (seen.add(term.toString())) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            seen.clear();
        }
    }

    /** Synonyms in Solr's format. The rules are read through the parts of the chain that stand before the filter. */
    private record Synonyms(String name, Environment env, Settings settings, BiFunction<TokenStream, SynonymMap, TokenStream> op)
        implements
            TokenFilterFactory {
        Synonyms {
            if (settings.hasValue("synonyms_set") || settings.get("format", "solr").equals("solr") == false) {
                throw new IllegalArgumentException("[" + name + "] this node has no synonyms sets, and reads Solr's format only");
            }
        }

        @Override
        public TokenStream create(TokenStream in) {
            throw new IllegalStateException("[" + name + "] needs the chain it stands in");
        }

        @Override
        public AnalysisMode getAnalysisMode() {
            return settings.getAsBoolean("updateable", false) ? AnalysisMode.SEARCH_TIME : AnalysisMode.ALL;
        }

        @Override
        public TokenFilterFactory getChainAwareTokenFilterFactory(IndexCreationContext context, TokenizerFactory tokenizer,
            List<CharFilterFactory> charFilters, List<TokenFilterFactory> before, Function<String, TokenFilterFactory> all) {
            TokenFilterFactory[] chain = before.stream().map(TokenFilterFactory::getSynonymFilter).toArray(TokenFilterFactory[]::new);
            List<String> rules = Analysis.getWordList(env, settings, "synonyms");
            try (Analyzer analyzer = new CustomAnalyzer(tokenizer, charFilters.toArray(CharFilterFactory[]::new), chain);
                Reader in = rules == null
                    ? Analysis.getReaderFromFile(env, settings.get("synonyms_path"), "synonyms_path")
                    : new StringReader(String.join("\n", rules))) {
                SolrSynonymParser parser = new SolrSynonymParser(true, settings.getAsBoolean("expand", true), analyzer);
                parser.parse(in);
                return new ReadSynonyms(name, parser.build(), op, getAnalysisMode());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (ParseException e) {
                throw new IllegalArgumentException("[" + name + "] failed to build synonyms: " + e.getMessage(), e);
            }
        }
    }

    private record ReadSynonyms(String name, SynonymMap map, BiFunction<TokenStream, SynonymMap, TokenStream> op, AnalysisMode mode)
        implements
            TokenFilterFactory {
        @Override
        public TokenStream create(TokenStream in) {
            return map.fst == null ? in : op.apply(in, map);
        }

        @Override
        public TokenFilterFactory getSynonymFilter() {
            return IDENTITY_FILTER; // synonyms are not looked up in the rules of later synonym filters
        }

        @Override
        public AnalysisMode getAnalysisMode() {
            return mode;
        }
    }

    private static UnaryOperator<TokenStream> luceneFilter(String name, Map<String, String> options) {
        return org.apache.lucene.analysis.TokenFilterFactory.forName(name, new HashMap<>(options))::create;
    }

    private static Map<String, String> options(Settings s, String[] words) {
        Map<String, String> options = new HashMap<>();
        Set<String> known = new HashSet<>(Set.of("type", "version"));
        for (int i = 2; i < words.length; i++) {
            String[] rename = words[i].split("=", 2);
            String[] option = rename[1].split(":", 2);
            known.add(rename[0]);
            String value = s.get(rename[0], option.length > 1 ? option[1] : null);
            if (value != null) {
                options.put(option[0], value);
            }
        }
        for (String key : s.keySet()) {
            if (known.contains(key) == false && key.startsWith("index.") == false) {
                throw new IllegalArgumentException("[" + words[0] + "] option [" + key + "] is not offered by this node");
            }
        }
        return options;
    }

    private static CharArraySet words(Environment env, Settings s, String key, String caseKey) {
        return new CharArraySet(Analysis.getWordList(env, s, key), s.getAsBoolean(caseKey, false));
    }

    private static int wordDelimiterFlags(Settings s) {
        int flags = 0;
        for (String name : List.of("generate_word_parts", "generate_number_parts", "split_on_case_change", "split_on_numerics",
            "stem_english_possessive", "catenate_words", "catenate_numbers", "catenate_all", "preserve_original", "ignore_keywords")) {
            boolean byDefault = name.startsWith("generate_") || name.startsWith("split_") || name.startsWith("stem_");
            if (s.getAsBoolean(name, byDefault)) {
                flags |= switch (name) {
                    case "generate_word_parts" -> WordDelimiterGraphFilter.GENERATE_WORD_PARTS;
                    case "generate_number_parts" -> WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS;
                    case "split_on_case_change" -> WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE;
                    case "split_on_numerics" -> WordDelimiterGraphFilter.SPLIT_ON_NUMERICS;
                    case "stem_english_possessive" -> WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE;
                    case "catenate_words" -> WordDelimiterGraphFilter.CATENATE_WORDS;
                    case "catenate_numbers" -> WordDelimiterGraphFilter.CATENATE_NUMBERS;
                    case "catenate_all" -> WordDelimiterGraphFilter.CATENATE_ALL;
                    case "preserve_original" -> WordDelimiterGraphFilter.PRESERVE_ORIGINAL;
                    default -> WordDelimiterGraphFilter.IGNORE_KEYWORDS;
                };
            }
        }
        return flags;
    }

    private static UnaryOperator<TokenStream> stemmer(String language) {
        String name = STEMMERS.get(language);
        if (name == null && (language.startsWith("light_") || language.startsWith("minimal_"))) {
            String[] p = language.split("_");
            name = p[1] + capital(p[0]) + "Stem"; // light_german: germanLightStem
        }
        if (name != null) {
            return luceneFilter(name, Map.of());
        }
        String snowball = language.equals("porter2") ? "English" : capital(language);
        new SnowballFilter(new KeywordTokenizer(), snowball); // an unknown language is an error now, not at the first document
        return in -> new SnowballFilter(in, snowball);
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String unescape(String s) {
        return Pattern.compile("\\\\u(\\p{XDigit}{4})").matcher(s)
            .replaceAll(m -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(m.group(1), 16)))).translateEscapes();
    }

    /** The token_chars of an n-gram tokenizer; none named means every character. */
    private static IntPredicate characters(Settings s) {
        IntPredicate any = c -> s.getAsList("token_chars").isEmpty();
        for (String name : s.getAsList("token_chars")) {
            any = any.or(switch (name) {
                case "letter" -> Character::isLetter;
                case "digit" -> Character::isDigit;
                case "whitespace" -> Character::isWhitespace;
                case "punctuation" -> c -> Character.toString(c).matches("\\p{P}");
                case "symbol" -> c -> Character.toString(c).matches("\\p{S}");
                case "custom" -> c -> s.get("custom_token_chars").indexOf(c) >= 0;
                default -> throw new IllegalArgumentException("unknown token_chars [" + name + "]");
            });
        }
        return any;
    }

    private static int flags(Settings s) {
        int flags = 0;
        for (String f : s.get("flags", "").split("\\|")) {
            flags |= switch (f) {
                case "" -> 0;
                case "CASE_INSENSITIVE" -> Pattern.CASE_INSENSITIVE;
                case "MULTILINE" -> Pattern.MULTILINE;
                case "DOTALL" -> Pattern.DOTALL;
                case "UNICODE_CASE" -> Pattern.UNICODE_CASE;
                default -> throw new IllegalArgumentException("regex flag [" + f + "] is not offered by this node");
            };
        }
        return flags;
    }

    /** Lucene's analyzer for a language, with the index's stopwords and stem exclusions where it takes them. */
    private static Analyzer language(String name, Environment env, Settings s) {
        try {
            Class<? extends Analyzer> type = Class.forName("org.apache.lucene.analysis." + name + "Analyzer").asSubclass(Analyzer.class);
            CharArraySet stop = Analysis.parseStopWords(env, s, (CharArraySet) type.getMethod("getDefaultStopSet").invoke(null));
            try {
                var both = type.getConstructor(CharArraySet.class, CharArraySet.class);
                return both.newInstance(stop, Analysis.parseStemExclusion(s, CharArraySet.EMPTY_SET));
            } catch (NoSuchMethodException e) {
                return type.getConstructor(CharArraySet.class).newInstance(stop);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("analyzer [" + name + "]", e);
        }
    }
}
