namespace Demarche.Coding.Tests.Syntax;

/// <summary>Acts named by nouns, alone or carried by a verb.</summary>
public class NounTests
{
    const string Frames = """
        talk .n
            CONSULT | M=between+with+mod+lightsubj+of O=on | | needs any
        attack .n
            ASSAULT | A=by/mod/of/lightsubj R=on/lightobj | | needs any
        visit .n
            CONSULT visit | A=mod/by/of/lightsubj R=to | | needs any
        ban .n
            SANCTION e:ban | A=by/mod/lightsubj R=on.from/on O=on | | strong
        """;

    static void Check(string trees, string expected) => Trees.Check(trees, expected, Frames, "@light: hold, make, launch, have");

    [Fact]
    public void Doer_with_by_target_with_a_preposition() => Check(
        "an/DET/2/det attack/NOUN/7/nsubj by/ADP/4/case Karvania/PROPN/2/nmod on/ADP/6/case Valdoria/PROPN/2/nmod " +
        "ended=end/VERB/0/root",
        "ASSAULT actual · attack · A Karvania · R Valdoria");

    [Fact]
    public void Doer_with_of() => Check(
        "the/DET/2/det visit/NOUN/7/nsubj of/ADP/4/case Karvania/PROPN/2/nmod to/ADP/6/case Valdoria/PROPN/2/nmod " +
        "ended=end/VERB/0/root",
        "CONSULT visit actual · visit · A Karvania · R Valdoria");

    [Fact]
    public void Doer_as_possessor() => Check(
        "Karvania/PROPN/3/nmod:poss 's/PART/1/case attack/NOUN/6/nsubj on/ADP/5/case Valdoria/PROPN/3/nmod ended=end/VERB/0/root",
        "ASSAULT actual · attack · A Karvania · R Valdoria");

    [Fact]
    public void Doer_as_demonym() => Check(
        "a/DET/3/det Karvanian/ADJ/3/amod attack/NOUN/6/nsubj on/ADP/5/case Valdoria/PROPN/3/nmod ended=end/VERB/0/root",
        "ASSAULT actual · attack · A Karvanian · R Valdoria");

    [Fact]
    public void Parties_with_between() => Check(
        "talks/NOUN/6/nsubj between/ADP/3/case companies/NOUN/1/nmod and/CCONJ/5/cc Valdoria/PROPN/3/conj ended=end/VERB/0/root",
        "CONSULT actual · talks · A companies · A Valdoria");

    [Fact]
    public void Parties_with_between_when_the_tree_does_not_join_them() => Check(
        "talks/NOUN/6/nsubj between/ADP/3/case companies/NOUN/1/nmod and/CCONJ/5/cc Valdoria/PROPN/1/conj ended=end/VERB/0/root",
        "CONSULT actual · talks · A companies · A Valdoria");

    [Fact]
    public void Origin_inside_the_thing() => Check(
        "Karvanian/ADJ/2/amod ban/NOUN/7/nsubj on/ADP/4/case imports/NOUN/2/nmod from/ADP/6/case " +
        "Valdoria/PROPN/4/nmod ended=end/VERB/0/root",
        "SANCTION e:ban actual · ban · A Karvanian · R Valdoria · O imports");

    [Fact]
    public void A_light_verb_gives_the_noun_its_subject() => Check(
        "Karvania/PROPN/2/nsubj held=hold/VERB/0/root talks/NOUN/2/obj with/ADP/5/case Valdoria/PROPN/3/nmod " +
        "on/ADP/7/case grain/NOUN/3/nmod",
        "CONSULT actual · held talks · A Karvania · A Valdoria · O grain");

    [Fact]
    public void A_preposition_may_hang_on_the_light_verb() => Check(
        "Karvania/PROPN/2/nsubj made=make/VERB/0/root a/DET/4/det visit/NOUN/2/obj to/ADP/6/case Valdoria/PROPN/2/obl",
        "CONSULT visit actual · made a visit · A Karvania · R Valdoria");

    [Fact]
    public void A_passive_light_verb() => Check(
        "talks/NOUN/3/nsubj:pass were=be/AUX/3/aux:pass held=hold/VERB/0/root/pass with/ADP/5/case " +
        "Valdoria/PROPN/3/obl by/ADP/7/case Karvania/PROPN/3/obl:agent",
        "CONSULT actual · talks were held · A Valdoria · A Karvania");

    [Fact]
    public void A_light_verb_behind_its_noun() => Check(
        "talks/NOUN/7/nsubj held=hold/VERB/1/acl/part by/ADP/4/case Karvania/PROPN/2/obl:agent with/ADP/6/case " +
        "Valdoria/PROPN/2/obl ended=end/VERB/0/root",
        "CONSULT actual · talks held · A Karvania · A Valdoria");

    [Fact]
    public void Under_turns_the_roles_round() => Check(
        "Valdoria/PROPN/2/nsubj came=come/VERB/0/root under/ADP/4/case attack/NOUN/2/obl by/ADP/6/case Karvania/PROPN/4/nmod",
        "ASSAULT actual · came under attack · A Karvania · R Valdoria");

    [Fact]
    public void To_be_in_talks() => Check(
        "Karvania/PROPN/4/nsubj is=be/AUX/4/cop in/ADP/4/case talks/NOUN/0/root with/ADP/6/case Valdoria/PROPN/4/nmod",
        "CONSULT actual · talks · A Karvania · A Valdoria");

    [Theory]
    [InlineData("the/DET/2/det talks/NOUN/3/nsubj ended=end/VERB/0/root")]
    [InlineData("talks/NOUN/2/nsubj ended=end/VERB/0/root")]
    [InlineData("the/DET/2/det attack/NOUN/3/nsubj ended=end/VERB/0/root")]
    public void A_bare_noun_that_points_back_is_no_event(string trees) => Check(trees, "");

    [Fact]
    public void No_before_the_noun_negates_it() => Check(
        "no/DET/2/det talks/NOUN/7/nsubj between/ADP/4/case companies/NOUN/2/nmod and/CCONJ/6/cc " +
        "Valdoria/PROPN/4/conj began=begin/VERB/0/root",
        "CONSULT negated · talks · A companies · A Valdoria");

    [Fact]
    public void No_before_the_noun_of_a_light_verb_negates_it() => Check(
        "Karvania/PROPN/2/nsubj held=hold/VERB/0/root no/DET/4/det talks/NOUN/2/obj with/ADP/6/case Valdoria/PROPN/4/nmod",
        "CONSULT negated · held no talks · A Karvania · A Valdoria");
}
