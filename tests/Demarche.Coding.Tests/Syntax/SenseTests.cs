namespace Demarche.Coding.Tests.Syntax;

/// <summary>Which sense of a word is taken.</summary>
public class SenseTests
{
    // Two senses: the plain one, and the one under test, which has the condition.
    static void Check(string condition, bool holds, string trees) => Trees.Check(trees, "", $"""
        hit .v
            {(holds ? "NONE" : "ASSAULT | A=subj R=obj")} | {(holds ? "A=subj R=obj " : "")}| if {condition}
            {(holds ? "ASSAULT | A=subj R=obj" : "NONE")}
        """, "@thing: target, deadline, export_control");

    const string Plain = "Karvania/PROPN/2/nsubj hit/VERB/0/root Valdoria/PROPN/2/obj";
    const string Deadline = "Karvania/PROPN/2/nsubj hit/VERB/0/root the/DET/5/det last/ADJ/5/amod deadline/NOUN/2/obj";
    const string Passive = "Valdoria/PROPN/3/nsubj:pass was=be/AUX/3/aux:pass hit/VERB/0/root/pass by/ADP/5/case " +
        "companies/NOUN/3/obl:agent";

    [Theory]
    [InlineData("obj:deadline")]
    [InlineData("obj:goal/deadline")]
    [InlineData("obj:@thing")]
    [InlineData("obj~last")]
    [InlineData("clause~deadline")]
    [InlineData("has obj")]
    [InlineData("no with")]
    [InlineData("!obj:goal")]
    [InlineData("!obj=actor")]
    [InlineData("subj=actor")]
    [InlineData("A:GOV/COP")]
    [InlineData("A=state")]
    [InlineData("active")]
    [InlineData("!passive")]
    [InlineData("obj:deadline, A=state")]
    public void A_condition_holds(string condition) => Check(condition, true, Deadline);

    [Theory]
    [InlineData("obj:goal")]
    [InlineData("obj~first")]
    [InlineData("clause~first")]
    [InlineData("no obj")]
    [InlineData("has with")]
    [InlineData("obj=actor")]
    [InlineData("!subj=actor")]
    [InlineData("A:MIL")]
    [InlineData("A=company")]
    [InlineData("passive")]
    [InlineData("obj:deadline, A=company")]
    public void A_condition_does_not_hold(string condition) => Check(condition, false, Deadline);

    [Theory]
    [InlineData("passive")]
    [InlineData("A=generic")]
    [InlineData("A:BUS")]
    [InlineData("R=state")]
    [InlineData("obj=actor")]
    public void A_condition_reads_a_passive_as_if_it_were_active(string condition) => Check(condition, true, Passive);

    [Fact]
    public void A_modifier_is_looked_for_before_the_noun() => Trees.Check(
        "Karvania/PROPN/2/nsubj held=hold/VERB/0/root joint/ADJ/4/amod exercises/NOUN/2/obj",
        "COOPERATE actual · held joint exercises · A Karvania",
        """
        exercise .n
            MOBILIZE troops | A=lightsubj
            COOPERATE | M=lightsubj+with | if mod:joint/combined
        """, "@light: hold");

    [Fact]
    public void A_measure_word_does_not_hide_the_head() => Check("obj:@thing", true,
        "Karvania/PROPN/2/nsubj hit/VERB/0/root a/DET/4/det set/NOUN/2/obj of/ADP/6/case targets/NOUN/4/nmod");

    [Fact]
    public void A_fixed_phrase_of_a_class_is_known_by_its_last_word() => Check("obj:@thing", true,
        "Karvania/PROPN/2/nsubj hit/VERB/0/root export/NOUN/4/compound controls/NOUN/2/obj");

    [Fact]
    public void The_sense_with_most_conditions_wins_and_the_first_among_equals() => Trees.Check(Plain,
        "THREATEN actual · hit · A Karvania · R Valdoria",
        """
        hit .v
            ASSAULT  | A=subj R=obj
            COERCE   | A=subj R=obj | if has obj
            THREATEN | A=subj R=obj | if has obj, has subj
            SANCTION | A=subj R=obj | if has obj, has subj
        """);

    [Fact]
    public void Slots_between_slashes_are_tried_in_order_and_joined_ones_taken_together() => Trees.Check(
        "Karvania/PROPN/2/nsubj hit/VERB/0/root Valdoria/PROPN/2/obj with/ADP/5/case Ostria/PROPN/2/obl",
        """
        ASSAULT actual · hit · A Karvania · A Ostria · R Valdoria
        """,
        """
        hit .v
            ASSAULT | A=subj+with R=against/obj/with
        """);

    [Fact]
    public void A_star_looks_inside_the_phrase() => Trees.Check(
        "Karvania/PROPN/2/nsubj hit/VERB/0/root imports/NOUN/2/obj from/ADP/5/case Valdoria/PROPN/3/nmod",
        "SANCTION actual · hit · A Karvania · R Valdoria · O imports",
        """
        hit .v
            SANCTION | A=subj R=obj* O=obj
        """);

    [Fact]
    public void A_path_goes_into_a_slot() => Trees.Check(
        "Karvania/PROPN/2/nsubj hit/VERB/0/root Valdoria/PROPN/5/nmod:poss 's/PART/3/case claim/NOUN/2/obj",
        "REJECT actual · hit · A Karvania · R Valdoria · O Valdoria 's claim",
        """
        hit .v
            REJECT | A=subj R=obj.poss O=obj
        """);

    [Fact]
    public void A_particle_and_a_phrase_make_their_own_headwords()
    {
        const string frames = """
            take .v
                NONE | |
            take_over .v
                COERCE seize | A=subj R=obj
            take_part .v
                CONSULT | A=subj O=in
            """;
        Trees.Check("Karvania/PROPN/2/nsubj took=take/VERB/0/root over/ADP/2/compound:prt Valdoria/PROPN/2/obj",
            "COERCE seize actual · took over · A Karvania · R Valdoria", frames);
        Trees.Check("Karvania/PROPN/2/nsubj took=take/VERB/0/root part/NOUN/2/obj in/ADP/6/case the/DET/6/det forum/NOUN/2/obl",
            "CONSULT actual · took part · A Karvania · O the forum", frames);
        Trees.Check("Karvania/PROPN/2/nsubj took=take/VERB/0/root Valdoria/PROPN/2/obj", "", frames);
    }

    [Theory]
    [InlineData("needs A", "")]
    [InlineData("needs R", "ASSAULT actual · hit · R Valdoria")]
    [InlineData("needs AR", "")]
    [InlineData("needs any", "ASSAULT actual · hit · R Valdoria")]
    public void A_sense_is_dropped_without_the_roles_it_needs(string option, string expected) => Trees.Check(
        "Valdoria/PROPN/3/nsubj:pass was=be/AUX/3/aux:pass hit/VERB/0/root/pass", expected, $"""
        hit .v
            ASSAULT | A=subj R=obj | | {option}
        """);

    [Fact]
    public void A_thing_as_doer_makes_no_event() => Trees.Check(
        "grain/NOUN/2/nsubj hit/VERB/0/root Valdoria/PROPN/2/obj", "", """
        hit .v
            ASSAULT | A=subj R=obj
        """);

    [Fact]
    public void Strong_words_are_surer_than_plain_ones_and_weak_ones_less_sure()
    {
        double Confidence(string option) => Assert.Single(Trees.Code(Plain, $"""
            hit .v
                ASSAULT | A=subj R=obj | | {option}
            """)).Confidence;
        Assert.InRange(Confidence("weak"), 0, Confidence("needs any") - 0.01);
        Assert.InRange(Confidence("strong"), Confidence("needs any") + 0.01, 1);
    }

    [Fact]
    public void Cameo_code_and_explanation_come_from_the_sense()
    {
        var coded = Assert.Single(Trees.Code(Plain, """
            hit .v
                ASSAULT 193 | A=subj R=obj
            """));
        Assert.Equal("193", coded.Cameo);
        Assert.Contains(coded.Explanation, line => line.Contains("hit.v", StringComparison.Ordinal)
            && line.Contains("test.frames(2)", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_code_of_its_own_the_mode_gives_it() => Assert.Equal("171", Assert.Single(Trees.Code(Plain, """
        hit .v
            COERCE seize | A=subj R=obj
        """)).Cameo);
}
