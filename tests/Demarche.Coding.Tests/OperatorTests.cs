namespace Demarche.Coding.Tests;

/// <summary>Words that say something about another act, and what becomes of the act they take in.</summary>
public class OperatorTests
{
    const string Frames = """
        visit .v
            CONSULT visit | A=subj R=obj
        attack .v
            ASSAULT | A=subj R=obj
        help .v
            AID | A=subj R=obj
        sanction .v
            SANCTION discontinue | A=subj R=obj
        lift .v
            RETREAT e:ease | A=subj R=on/obj.on O=obj
        condemn .v
            ACCUSE disapprove | A=subj R=obj
        talk .n
            CONSULT | M=between+with+mod+lightsubj | | needs any
        agree, promise .v
            @commit | A=subj R=to/with
        plan .v
            @plan | A=subj
        threaten .v
            @threat | A=subj R=obj
        urge .v
            @request | A=subj R=obj
        refuse .v
            @refuse | A=subj
        deny .v
            @deny | A=subj | | content=comp/obj
        accuse .v
            @accuse | A=subj R=obj | | content=of
        say .v
            @say | A=subj
        decide .v
            @decide | A=subj
        seek .v
            @seek | A=subj | | content=comp/obj
        begin .v
            @aspect | A=subj
        fail .v
            @fail | A=subj
        force .v
            @cause | A=subj R=obj
        """;

    const string Classes = """
        @yield-act: retreat
        @meet-act: convene
        @assist-act: rescue
        @change-act: reform
        @harm-act: punish
        @ease-act: relent
        """;

    static void Check(string trees, string expected) => Trees.Check(trees, expected, Frames, Classes);

    // Karvania [operator] to [verb] Valdoria
    static string To(string op, string verb) =>
        $"Karvania/PROPN/2/nsubj {op}/VERB/0/root to/PART/4/mark {verb}/VERB/2/xcomp/inf Valdoria/PROPN/4/obj";

    [Theory]
    [InlineData("agreed=agree", "visit", "AGREE actual · agreed")]
    [InlineData("agreed=agree", "help", "AGREE actual · agreed")]
    [InlineData("promised=promise", "attack", "THREATEN violence actual · promised")]
    [InlineData("promised=promise", "sanction", "THREATEN relations actual · promised")]
    [InlineData("agreed=agree", "sanction", "SANCTION discontinue actual · agreed")]
    [InlineData("planned=plan", "visit", "AGREE actual · planned")]
    [InlineData("planned=plan", "sanction", "THREATEN relations actual · planned")]
    [InlineData("planned=plan", "attack", "THREATEN violence actual · planned")]
    [InlineData("threatened=threaten", "sanction", "THREATEN relations actual · threatened")]
    [InlineData("threatened=threaten", "attack", "THREATEN violence actual · threatened")]
    [InlineData("refused=refuse", "visit", "REJECT meet actual · refused")]
    [InlineData("refused=refuse", "help", "REJECT assist actual · refused")]
    [InlineData("decided=decide", "visit", "AGREE actual · visit")]
    [InlineData("decided=decide", "sanction", "SANCTION discontinue actual · sanction")]
    [InlineData("sought=seek", "sanction", "SANCTION discontinue actual · sanction")]
    [InlineData("sought=seek", "visit", "REQUEST meet actual · visit")]
    [InlineData("sought=seek", "help", "AGREE actual · help")]
    [InlineData("began=begin", "attack", "ASSAULT actual · attack")]
    [InlineData("failed=fail", "visit", "CONSULT visit negated · visit")]
    [InlineData("dared=dare", "attack", "ASSAULT actual · attack")]
    public void Operator_and_act(string op, string verb, string expected) =>
        Check(To(op, verb), expected + " · A Karvania · R Valdoria");

    // Karvania [operator] to lift duties on Valdoria
    static string ToLift(string op) =>
        $"Karvania/PROPN/2/nsubj {op}/VERB/0/root to/PART/4/mark lift/VERB/2/xcomp/inf duties/NOUN/4/obj " +
        $"on/ADP/7/case Valdoria/PROPN/5/nmod";

    [Theory]
    [InlineData("agreed=agree", "CONCEDE e:ease actual · agreed")]
    [InlineData("planned=plan", "CONCEDE e:ease actual · planned")]
    [InlineData("refused=refuse", "REJECT yield actual · refused")]
    [InlineData("decided=decide", "CONCEDE e:ease actual · lift")]
    [InlineData("began=begin", "RETREAT e:ease actual · lift")]
    [InlineData("failed=fail", "RETREAT e:ease negated · lift")]
    public void Operator_and_easing(string op, string expected) =>
        Check(ToLift(op), expected + " · A Karvania · R Valdoria · O duties");

    [Theory]
    [InlineData("visit", "meet")]
    [InlineData("help", "assist")]
    [InlineData("attack", "change")]
    public void What_is_asked_for_gives_the_mode(string verb, string mode) => Check(
        $"Karvania/PROPN/2/nsubj urged=urge/VERB/0/root Valdoria/PROPN/2/obj to/PART/5/mark " +
        $"{verb}/VERB/2/xcomp/inf Ostria/PROPN/5/obj",
        $"REQUEST {mode} actual · urged · A Karvania · R Valdoria");

    [Theory]
    [InlineData("retreat", "yield")]
    [InlineData("convene", "meet")]
    [InlineData("rescue", "assist")]
    [InlineData("reform", "change")]
    [InlineData("relent", "yield")]
    public void A_verb_without_a_frame_gives_the_mode_by_its_class(string verb, string mode) => Check(
        $"Karvania/PROPN/2/nsubj urged=urge/VERB/0/root Valdoria/PROPN/2/obj to/PART/5/mark {verb}/VERB/2/xcomp/inf",
        $"REQUEST {mode} actual · urged · A Karvania · R Valdoria");

    [Fact]
    public void The_one_urged_does_the_act_that_is_urged() => Check(
        "Karvania/PROPN/2/nsubj urged=urge/VERB/0/root Valdoria/PROPN/2/obj to/PART/5/mark lift/VERB/2/xcomp/inf " +
        "duties/NOUN/5/obj on/ADP/8/case Ostria/PROPN/6/nmod",
        "REQUEST yield actual · urged · A Karvania · R Valdoria · O duties on Ostria");

    [Fact]
    public void A_denied_act_is_not_coded() => Check(
        "Karvania/PROPN/2/nsubj denied=deny/VERB/0/root attacking=attack/VERB/2/xcomp/ger Valdoria/PROPN/3/obj",
        "REJECT actual · denied · A Karvania · R Valdoria");

    [Fact]
    public void An_alleged_act_is_not_coded() => Check(
        "Karvania/PROPN/2/nsubj accused=accuse/VERB/0/root Valdoria/PROPN/2/obj of/SCONJ/5/mark " +
        "attacking=attack/VERB/2/advcl/ger Ostria/PROPN/5/obj",
        "ACCUSE allege actual · accused · A Karvania · R Valdoria");

    [Fact]
    public void A_relative_clause_inside_a_promise_is_told_as_fact() => Check(
        """
        Karvania/PROPN/2/nsubj agreed=agree/VERB/0/root to/PART/4/mark visit/VERB/2/xcomp/inf Valdoria/PROPN/4/obj
        which/PRON/7/nsubj attacked=attack/VERB/5/acl:relcl Ostria/PROPN/7/obj
        """,
        """
        AGREE actual · agreed · A Karvania · R Valdoria
        ASSAULT historical · attacked · A Valdoria · R Ostria
        """);

    [Fact]
    public void A_reason_for_a_refusal_is_told_as_fact() => Check(
        """
        Karvania/PROPN/2/nsubj refused=refuse/VERB/0/root to/PART/4/mark visit/VERB/2/xcomp/inf Valdoria/PROPN/4/obj
        because/SCONJ/8/mark officials/NOUN/8/nsubj condemned=condemn/VERB/4/advcl Karvania/PROPN/8/obj
        """,
        """
        REJECT meet actual · refused · A Karvania · R Valdoria
        ACCUSE disapprove actual · condemned · A officials · R Karvania
        """);

    [Fact]
    public void Who_is_forced_does_the_act() => Check(
        "Karvania/PROPN/2/nsubj forced=force/VERB/0/root Valdoria/PROPN/2/obj to/PART/5/mark " +
        "lift/VERB/2/xcomp/inf duties/NOUN/5/obj on/ADP/8/case Ostria/PROPN/6/nmod",
        "RETREAT e:ease actual · lift · A Valdoria · R Ostria");

    [Fact]
    public void Two_operators_work_on_one_another() => Check(
        """
        Karvania/PROPN/2/nsubj refused=refuse/VERB/0/root to/PART/4/mark promise/VERB/2/xcomp/inf to/PART/6/mark
        help/VERB/4/xcomp/inf Valdoria/PROPN/6/obj
        """,
        "REJECT assist actual · refused · A Karvania · R Valdoria");

    [Fact]
    public void A_negated_promise_is_negated() => Check(
        "Karvania/PROPN/4/nsubj did=do/AUX/4/aux not/PART/4/advmod agree/VERB/0/root/inf to/PART/6/mark " +
        "visit/VERB/4/xcomp/inf Valdoria/PROPN/6/obj",
        "AGREE negated · agree · A Karvania · R Valdoria");

    [Fact]
    public void What_is_said_is_coded_and_the_saying_is_not() => Check(
        "Ostria/PROPN/2/nsubj said=say/VERB/0/root Karvania/PROPN/4/nsubj attacked=attack/VERB/2/ccomp Valdoria/PROPN/4/obj",
        "ASSAULT actual · attacked · A Karvania · R Valdoria");

    [Fact]
    public void The_account_is_attributed_to_the_speaker() => Assert.Equal("Ostria", Assert.Single(Trees.Code(
        "Ostria/PROPN/2/nsubj said=say/VERB/0/root Karvania/PROPN/4/nsubj attacked=attack/VERB/2/ccomp " +
        "Valdoria/PROPN/4/obj", Frames)).Attribution?.Name);

    [Fact]
    public void It_in_reported_speech_is_the_speaker() => Check(
        "Karvania/PROPN/2/nsubj said=say/VERB/0/root it/PRON/5/nsubj will/AUX/5/aux visit/VERB/2/ccomp/inf Valdoria/PROPN/5/obj",
        "AGREE actual · visit · A Karvania · R Valdoria");

    [Theory]
    [InlineData("should")]
    [InlineData("must")]
    public void Should_in_the_mouth_of_a_speaker_is_a_demand(string auxiliary) => Check(
        $"Ostria/PROPN/2/nsubj said=say/VERB/0/root Karvania/PROPN/5/nsubj {auxiliary}/AUX/5/aux " +
        "lift/VERB/2/ccomp/inf duties/NOUN/5/obj",
        $"REQUEST yield actual · {auxiliary} lift · A Ostria · R Karvania · O duties");

    [Fact]
    public void A_demand_with_its_speaker_behind() => Check(
        "Karvania/PROPN/3/nsubj should/AUX/3/aux lift/VERB/0/root/inf duties/NOUN/3/obj Ostria/PROPN/6/nsubj " +
        "said=say/VERB/3/parataxis",
        "REQUEST yield actual · should lift · A Ostria · R Karvania");

    [Theory]
    [InlineData("Karvania/PROPN/3/nsubj should/AUX/3/aux lift/VERB/0/root/inf duties/NOUN/3/obj")]
    [InlineData("Ostria/PROPN/2/nsubj said=say/VERB/0/root Ostria/PROPN/5/nsubj should/AUX/5/aux " +
        "lift/VERB/2/ccomp/inf duties/NOUN/5/obj")]
    public void Should_without_a_speaker_or_of_oneself_is_only_an_opinion(string trees) => Check(trees, "");
}
