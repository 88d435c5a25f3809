namespace Demarche.Coding.Tests;

/// <summary>How real an act is.</summary>
public class StatusTests
{
    const string Frames = """
        visit .v
            CONSULT visit | A=subj R=obj
        attack .v
            ASSAULT | A=subj R=obj
        lift .v
            RETREAT e:ease | A=subj R=on/obj.on O=obj
        sanction .v
            SANCTION discontinue | A=subj R=obj
        say .v
            @say | A=subj
        attack .n
            ASSAULT | A=by/mod R=on | | needs any
        visit .n
            CONSULT visit | A=mod/by R=to | | needs any
        """;

    static void Check(string trees, string expected) => Trees.Check(trees, expected, Frames);

    // Karvania [auxiliary] [verb] Valdoria
    static string With(string auxiliary, string verb) => $"Karvania/PROPN/3/nsubj {auxiliary}/AUX/3/aux " +
        $"{verb}/VERB/0/root/inf Valdoria/PROPN/3/obj";

    [Theory] // The guide's table: a meeting ahead is AGREE, an easing CONCEDE, a penalty is decided, any other act is future.
    [InlineData("visit", "AGREE actual · visit · A Karvania · R Valdoria")]
    [InlineData("sanction", "SANCTION discontinue actual · sanction · A Karvania · R Valdoria")]
    [InlineData("attack", "ASSAULT future · attack · A Karvania · R Valdoria")]
    public void Will(string verb, string expected) => Check(With("will", verb), expected);

    [Fact]
    public void Will_lift() => Check(
        "Karvania/PROPN/3/nsubj will/AUX/3/aux lift/VERB/0/root/inf duties/NOUN/3/obj on/ADP/6/case Valdoria/PROPN/4/nmod",
        "CONCEDE e:ease actual · lift · A Karvania · R Valdoria · O duties");

    [Fact]
    public void Will_not_lift_is_a_refusal() => Check(
        "Karvania/PROPN/4/nsubj will/AUX/4/aux not/PART/4/advmod lift/VERB/0/root/inf duties/NOUN/4/obj " +
        "on/ADP/7/case Valdoria/PROPN/5/nmod",
        "REJECT yield actual · lift · A Karvania · R Valdoria");

    [Theory]
    [InlineData("could")]
    [InlineData("may")]
    [InlineData("might")]
    [InlineData("would")]
    public void Supposed(string auxiliary) =>
        Check(With(auxiliary, "attack"), "ASSAULT hypothetical · attack · A Karvania · R Valdoria");

    [Fact]
    public void Would_in_reported_speech_is_ahead() => Check(
        "Ostria/PROPN/2/nsubj said=say/VERB/0/root Karvania/PROPN/5/nsubj would/AUX/5/aux visit/VERB/2/ccomp/inf " +
        "Valdoria/PROPN/5/obj",
        "AGREE actual · visit · A Karvania · R Valdoria");

    [Theory]
    [InlineData("Karvania/PROPN/4/nsubj did=do/AUX/4/aux not/PART/4/advmod visit/VERB/0/root/inf Valdoria/PROPN/4/obj", "visit")]
    [InlineData("Karvania/PROPN/3/nsubj never/ADV/3/advmod visited=visit/VERB/0/root Valdoria/PROPN/3/obj", "visited")]
    public void Not_done(string trees, string trigger) =>
        Check(trees, $"CONSULT visit negated · {trigger} · A Karvania · R Valdoria");

    [Fact]
    public void No_before_the_subject_negates() => Check(
        "no/DET/2/det official/NOUN/3/nsubj visited=visit/VERB/0/root Valdoria/PROPN/3/obj",
        "CONSULT visit negated · visited · A no official · R Valdoria");

    [Fact]
    public void Pluperfect_is_background() => Check(
        "Karvania/PROPN/3/nsubj had=have/AUX/3/aux visited=visit/VERB/0/root/part Valdoria/PROPN/3/obj",
        "CONSULT visit historical · visited · A Karvania · R Valdoria");

    [Fact]
    public void Perfect_is_not() => Check(
        "Karvania/PROPN/3/nsubj has=have/AUX/3/aux visited=visit/VERB/0/root/part Valdoria/PROPN/3/obj",
        "CONSULT visit actual · visited · A Karvania · R Valdoria");

    [Theory]
    [InlineData("recent", "historical")]
    [InlineData("earlier", "historical")]
    [InlineData("possible", "hypothetical")]
    [InlineData("deadly", "actual")]
    public void An_adjective_before_the_noun(string adjective, string status) => Check(
        $"a/DET/3/det {adjective}/ADJ/3/amod attack/NOUN/8/nsubj by/ADP/5/case Karvania/PROPN/3/nmod on/ADP/7/case " +
        $"Valdoria/PROPN/3/nmod mattered=matter/VERB/0/root",
        $"ASSAULT {status} · attack · A Karvania · R Valdoria");

    [Fact]
    public void A_planned_visit_is_ahead() => Check(
        "Karvania/PROPN/4/nmod:poss 's/PART/1/case planned/ADJ/4/amod visit/NOUN/7/nsubj to/ADP/6/case " +
        "Valdoria/PROPN/4/nmod mattered=matter/VERB/0/root",
        "AGREE actual · visit · A Karvania · R Valdoria");

    [Theory]
    [InlineData("if")]
    [InlineData("unless")]
    public void In_a_condition(string mark) => Check(
        $"{mark}/SCONJ/3/mark Karvania/PROPN/3/nsubj attacks=attack/VERB/6/advcl Valdoria/PROPN/3/obj " +
        $"all/PRON/6/nsubj suffers=suffer/VERB/0/root",
        "ASSAULT hypothetical · attacks · A Karvania · R Valdoria");

    [Fact]
    public void To_in_a_headline_is_ahead() => Check(
        "title: Karvania/PROPN/3/nsubj to/PART/3/mark visit/VERB/0/root/inf Valdoria/PROPN/3/obj",
        "AGREE actual · visit · A Karvania · R Valdoria");

    [Theory]
    [InlineData("expected=expect")]
    [InlineData("scheduled=schedule")]
    public void Due_to(string due) => Check(
        $"Karvania/PROPN/3/nsubj:pass is=be/AUX/3/aux:pass {due}/VERB/0/root/pass to/PART/5/mark " +
        $"visit/VERB/3/xcomp/inf Valdoria/PROPN/5/obj",
        "AGREE actual · visit · A Karvania · R Valdoria");

    [Fact]
    public void A_joined_verb_shares_the_auxiliary() => Check(
        "Karvania/PROPN/3/nsubj will/AUX/3/aux visit/VERB/0/root/inf Valdoria/PROPN/3/obj and/CCONJ/6/cc " +
        "attack/VERB/3/conj/inf Ostria/PROPN/6/obj",
        """
        AGREE actual · visit · A Karvania · R Valdoria
        ASSAULT future · attack · A Karvania · R Ostria
        """);

    [Fact]
    public void A_joined_finite_verb_does_not() => Check(
        "Karvania/PROPN/3/nsubj will/AUX/3/aux visit/VERB/0/root/inf Valdoria/PROPN/3/obj and/CCONJ/6/cc " +
        "attacked=attack/VERB/3/conj Ostria/PROPN/6/obj",
        """
        AGREE actual · visit · A Karvania · R Valdoria
        ASSAULT actual · attacked · A Karvania · R Ostria
        """);
}
