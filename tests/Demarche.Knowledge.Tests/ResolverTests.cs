using Demarche.Testing;

namespace Demarche.Knowledge.Tests;

public class ResolverTests
{
    // The small tables of these tests, not those of the program, which grow.
    static readonly KnowledgeBase s_knowledge = KnowledgeBase.Load(Checkout.PathOf("tests", "Demarche.Knowledge.Tests", "tables"));

    static void Check(string text, string expected, string? published = null) =>
        Assert.Equal(expected.ReplaceLineEndings("\n"),
            Texts.Mentions(new Resolver(s_knowledge).Resolve(Texts.Read(text), published is null ? null : DateOnly.Parse(published))));

    [Fact]
    public void A_person_takes_title_country_and_sector_from_the_words_before() => Check(
        "China_/PROPN/3/nmod:poss 's/PART/1/case Minister/NOUN/6/nmod:desc of/ADP/5/case Commerce/PROPN/3/nmod Wang/PROPN/8/nsubj Wentao/PROPN/6/flat left/VERB/0/root",
        """
        China → China [State CHN GOV]
        China's Minister of Commerce Wang Wentao → Wang Wentao [Person CHN GOV] Minister of Commerce of Ministry of Commerce of China
        """);

    [Fact]
    public void A_company_president_is_of_the_company() => Check(
        "Microsoft_/PROPN/3/nmod:poss 's/PART/1/case President/NOUN/4/nmod:desc Brad/PROPN/6/nsubj Smith/PROPN/4/flat left/VERB/0/root",
        """
        Microsoft → Microsoft [Company USA MNC]
        Microsoft's President Brad Smith → Brad Smith [Person USA MNC] President of Microsoft
        """);

    [Fact]
    public void A_surname_in_the_title_is_resolved_from_the_body() => Check(
        """
        title: Smith/PROPN/2/nsubj meets/VERB/0/root Wang/PROPN/2/obj
        Microsoft/PROPN/2/compound President/NOUN/3/nmod:desc Brad/PROPN/5/nsubj Smith/PROPN/3/flat met/VERB/0/root minister/NOUN/7/nmod:desc Wang/PROPN/5/obj Wentao/PROPN/7/flat
        """,
        """
        Smith → Brad Smith [Person USA MNC] President of Microsoft
        Wang → Wang Wentao [Person CHN GOV] Minister of Commerce of Ministry of Commerce of China
        Microsoft → Microsoft [Company USA MNC]
        Microsoft President Brad Smith → Brad Smith [Person USA MNC] President of Microsoft
        minister Wang Wentao → Wang Wentao [Person CHN GOV] minister of Ministry of Commerce of China
        """);

    [Fact]
    public void A_name_followed_by_its_company_keeps_it() => Check(
        "Tim/PROPN/5/nsubj Cook/PROPN/1/flat of/ADP/4/case Apple/PROPN/1/nmod left/VERB/0/root",
        """
        Tim Cook of Apple → Tim Cook [Person USA MNC] of Apple
        Apple → Apple [Company USA MNC]
        """);

    [Fact]
    public void An_apposition_gives_name_and_office() => Check(
        "Wang/PROPN/9/nsubj Wentao_/PROPN/1/flat ,/PUNCT/7/punct China_/PROPN/7/nmod:poss 's/PART/4/case commerce/NOUN/7/compound minister_/NOUN/1/appos ,/PUNCT/7/punct left/VERB/0/root",
        """
        Wang Wentao → Wang Wentao [Person CHN GOV] Minister of Commerce of Ministry of Commerce of China
        China → China [State CHN GOV]
        China's commerce minister → Wang Wentao [Person CHN GOV] Minister of Commerce of Ministry of Commerce of China
        """);

    [Fact]
    public void A_country_and_a_kind_of_organ_give_the_organ() => Check(
        "China_/PROPN/4/nmod:poss 's/PART/1/case commerce/NOUN/4/compound ministry/NOUN/5/nsubj replied/VERB/0/root",
        """
        China → China [State CHN GOV]
        China's commerce ministry → Ministry of Commerce of China [Organ CHN GOV]
        """);

    [Fact]
    public void An_organ_shared_by_states_takes_the_country_beside_it() => Check(
        "the/DET/3/det Japanese/ADJ/3/amod Ministry/PROPN/6/nsubj of/ADP/5/case Defense/PROPN/3/nmod replied/VERB/0/root",
        """
        Japanese → Japan [State JPN GOV]
        the Japanese Ministry of Defense → Ministry of Defense of Japan [Organ JPN GOV]
        """);

    [Fact]
    public void Classes_of_people_take_a_country_from_adjective_and_place() => Check(
        """
        three/NUM/3/nummod Dutch/ADJ/3/amod chipmakers/NOUN/4/nsubj left/VERB/0/root
        protesters/NOUN/4/nsubj in/ADP/3/case Tbilisi/PROPN/1/nmod shouted/VERB/0/root
        """,
        """
        Dutch → Netherlands [State NLD GOV]
        three Dutch chipmakers → three Dutch chipmakers [Generic NLD BUS]
        protesters in Tbilisi → protesters in Tbilisi [Generic GEO CVL]
        Tbilisi → Tbilisi [Generic GEO UNK]
        """);

    [Fact]
    public void Pronouns_and_short_nouns_point_back() => Check(
        """
        Microsoft/PROPN/2/nsubj replied/VERB/0/root
        The/DET/2/det company/NOUN/3/nsubj said/VERB/0/root its/PRON/5/nmod:poss offer/NOUN/6/nsubj stands/VERB/3/ccomp
        """,
        """
        Microsoft → Microsoft [Company USA MNC]
        The company → Microsoft [Company USA MNC]
        its → Microsoft [Company USA MNC]
        """);

    [Fact]
    public void Both_countries_are_those_named_before() => Check(
        """
        China/PROPN/2/nsubj met/VERB/0/root Japan/PROPN/2/obj
        Leaders/NOUN/5/nsubj of/ADP/4/case both/DET/4/det countries/NOUN/1/nmod spoke/VERB/0/root
        """,
        """
        China → China [State CHN GOV]
        Japan → Japan [State JPN GOV]
        Leaders of both countries → Leaders of both countries [Generic - GOV]
        both countries → both countries [Generic - GOV] = China + Japan
        """);

    [Fact]
    public void A_former_minister_is_elite() => Check(
        "Former/ADJ/2/amod minister/NOUN/3/nmod:desc Anna/PROPN/5/nsubj Berg/PROPN/3/flat left/VERB/0/root",
        "Former minister Anna Berg → Anna Berg [Person - ELI] minister");

    [Fact]
    public void Curly_apostrophes_points_and_accents_do_not_matter() => Check(
        "The/DET/2/det U.S./PROPN/3/nsubj met/VERB/0/root Côte/PROPN/3/obj d’Ivoire/PROPN/4/flat",
        """
        The U.S. → United States [State USA GOV]
        Côte d’Ivoire → Ivory Coast [State CIV GOV]
        """);

    [Fact]
    public void An_office_names_its_holder_on_the_day() => Check(
        "The/DET/4/det Dutch/ADJ/4/amod prime/ADJ/4/amod minister/NOUN/5/nsubj replied/VERB/0/root",
        """
        Dutch → Netherlands [State NLD GOV]
        The Dutch prime minister → Eva Brandt [Person NLD GOV] Prime Minister
        """, "2021-03-04");

    [Fact]
    public void A_surname_with_its_title_is_the_holder_and_elite_when_out_of_office()
    {
        const string Brandt = "Dutch/ADJ/3/amod officials/NOUN/3/nsubj met/VERB/0/root Eva/PROPN/3/obj Brandt/PROPN/4/flat";
        Check(Brandt,
            """
            Dutch → Netherlands [State NLD GOV]
            Dutch officials → Dutch officials [Generic NLD GOV]
            Eva Brandt → Eva Brandt [Person NLD GOV] Prime Minister
            """, "2021-03-04");
        Check(Brandt,
            """
            Dutch → Netherlands [State NLD GOV]
            Dutch officials → Dutch officials [Generic NLD GOV]
            Eva Brandt → Eva Brandt [Person NLD ELI]
            """, "2023-03-04");
    }

    [Fact]
    public void Officials_are_those_of_the_country_the_item_is_about() => Check(
        """
        Protesters/NOUN/4/nsubj in/ADP/3/case Utrecht/PROPN/1/nmod shouted/VERB/0/root
        Officials/NOUN/2/nsubj replied/VERB/0/root
        """,
        """
        Protesters in Utrecht → Protesters in Utrecht [Generic NLD CVL]
        Utrecht → Utrecht [Generic NLD UNK]
        Officials → Officials [Generic NLD GOV]
        """);
}
