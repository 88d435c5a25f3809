namespace Demarche.Coding.Tests.Syntax;

/// <summary>A frame is written for the plain active clause; here is every other construction that <c>SlotFinder</c>
/// undoes.</summary>
public class ClauseTests
{
    const string Frames = """
        condemn .v
            ACCUSE disapprove | A=subj R=obj
        sanction .v
            SANCTION discontinue | A=subj R=obj
        visit .v
            CONSULT visit | A=subj R=obj
        meet .v
            CONSULT | M=subj+obj+with O=about
        send .v
            AID | A=subj R=iobj O=obj
        """;

    static void Check(string trees, string expected) => Trees.Check(trees, expected, Frames);

    [Fact]
    public void Active() => Check(
        "Karvania/PROPN/2/nsubj condemned=condemn/VERB/0/root Valdoria/PROPN/2/obj",
        "ACCUSE disapprove actual · condemned · A Karvania · R Valdoria");

    [Fact]
    public void Passive_with_an_agent() => Check(
        "Valdoria/PROPN/3/nsubj:pass was=be/AUX/3/aux:pass condemned=condemn/VERB/0/root/pass by/ADP/5/case " +
        "Karvania/PROPN/3/obl:agent",
        "ACCUSE disapprove actual · condemned · A Karvania · R Valdoria");

    [Fact]
    public void Passive_whose_agent_is_marked_only_by_its_preposition() => Check(
        "Valdoria/PROPN/3/nsubj:pass was=be/AUX/3/aux:pass condemned=condemn/VERB/0/root/pass by/ADP/5/case Karvania/PROPN/3/obl",
        "ACCUSE disapprove actual · condemned · A Karvania · R Valdoria");

    [Fact]
    public void Passive_without_an_agent() => Check(
        "Valdoria/PROPN/3/nsubj:pass was=be/AUX/3/aux:pass condemned=condemn/VERB/0/root/pass",
        "ACCUSE disapprove actual · condemned · R Valdoria");

    [Fact]
    public void Joined_passives_share_subject_and_agent() => Check(
        """
        Valdoria/PROPN/3/nsubj:pass was=be/AUX/3/aux:pass condemned=condemn/VERB/0/root/pass and/CCONJ/5/cc
        sanctioned=sanction/VERB/3/conj/part by/ADP/7/case Karvania/PROPN/5/obl:agent
        """,
        """
        ACCUSE disapprove actual · condemned · A Karvania · R Valdoria
        SANCTION discontinue actual · sanctioned · A Karvania · R Valdoria
        """);

    [Fact]
    public void Relative_clause_about_its_subject() => Check(
        "Karvania/PROPN/5/nsubj which/PRON/3/nsubj condemned=condemn/VERB/1/acl:relcl Valdoria/PROPN/3/obj " +
        "slept=sleep/VERB/0/root",
        "ACCUSE disapprove actual · condemned · A Karvania · R Valdoria");

    [Fact]
    public void Relative_clause_about_its_object() => Check(
        "Valdoria/PROPN/5/nsubj which/PRON/4/obj Karvania/PROPN/4/nsubj condemned=condemn/VERB/1/acl:relcl " +
        "slept=sleep/VERB/0/root",
        "ACCUSE disapprove actual · condemned · A Karvania · R Valdoria");

    [Fact]
    public void Relative_clause_without_a_pronoun() => Check(
        "companies/NOUN/4/nsubj Karvania/PROPN/3/nsubj condemned=condemn/VERB/1/acl:relcl slept=sleep/VERB/0/root",
        "ACCUSE disapprove actual · condemned · A Karvania · R companies");

    [Fact]
    public void Passive_relative_clause() => Check(
        "companies/NOUN/7/nsubj that/PRON/4/nsubj:pass were=be/AUX/4/aux:pass " +
        "condemned=condemn/VERB/1/acl:relcl/pass by/ADP/6/case Karvania/PROPN/4/obl:agent slept=sleep/VERB/0/root",
        "ACCUSE disapprove actual · condemned · A Karvania · R companies");

    [Fact]
    public void Past_participle_behind_its_noun() => Check(
        "companies/NOUN/5/nsubj condemned=condemn/VERB/1/acl/part by/ADP/4/case Karvania/PROPN/2/obl:agent " +
        "slept=sleep/VERB/0/root",
        "ACCUSE disapprove actual · condemned · A Karvania · R companies");

    [Fact]
    public void A_past_participle_before_its_noun_only_describes() => Check(
        "sanctioned=sanction/VERB/2/amod/part companies/NOUN/3/nsubj slept=sleep/VERB/0/root",
        "");

    [Fact]
    public void Present_participle_behind_its_noun() => Check(
        "protesters/NOUN/4/nsubj condemning=condemn/VERB/1/acl/ger Karvania/PROPN/2/obj slept=sleep/VERB/0/root",
        "ACCUSE disapprove actual · condemning · A protesters · R Karvania");

    [Fact]
    public void Participle_of_the_whole_clause() => Check(
        "Karvania/PROPN/2/nsubj slept=sleep/VERB/0/root condemning=condemn/VERB/2/advcl/ger Valdoria/PROPN/3/obj",
        "ACCUSE disapprove actual · condemning · A Karvania · R Valdoria");

    [Fact]
    public void Infinitive_takes_the_subject_above() => Check(
        "Karvania/PROPN/2/nsubj dared=dare/VERB/0/root to/PART/4/mark condemn/VERB/2/xcomp/inf Valdoria/PROPN/4/obj",
        "ACCUSE disapprove actual · condemn · A Karvania · R Valdoria");

    [Fact]
    public void Infinitive_takes_the_object_above() => Check(
        "Ostria/PROPN/2/nsubj taught=teach/VERB/0/root Karvania/PROPN/2/obj to/PART/5/mark " +
        "condemn/VERB/2/xcomp/inf Valdoria/PROPN/5/obj",
        "ACCUSE disapprove actual · condemn · A Karvania · R Valdoria");

    [Fact]
    public void Joined_verbs_share_the_subject() => Check(
        "Karvania/PROPN/2/nsubj condemned=condemn/VERB/0/root Valdoria/PROPN/2/obj and/CCONJ/5/cc " +
        "visited=visit/VERB/2/conj Ostria/PROPN/5/obj",
        """
        ACCUSE disapprove actual · condemned · A Karvania · R Valdoria
        CONSULT visit actual · visited · A Karvania · R Ostria
        """);

    [Theory] // The object hangs on the last verb or on the first, as parsers have it.
    [InlineData(4)]
    [InlineData(2)]
    public void Joined_verbs_share_the_object(int head) => Check(
        $"Karvania/PROPN/2/nsubj condemned=condemn/VERB/0/root and/CCONJ/4/cc sanctioned=sanction/VERB/2/conj " +
        $"Valdoria/PROPN/{head}/obj",
        """
        ACCUSE disapprove actual · condemned · A Karvania · R Valdoria
        SANCTION discontinue actual · sanctioned · A Karvania · R Valdoria
        """);

    [Fact]
    public void A_joined_verb_with_a_subject_of_its_own_keeps_it() => Check(
        "Karvania/PROPN/2/nsubj condemned=condemn/VERB/0/root Valdoria/PROPN/2/obj and/CCONJ/6/cc " +
        "Ostria/PROPN/6/nsubj visited=visit/VERB/2/conj Karvania/PROPN/6/obj",
        """
        ACCUSE disapprove actual · condemned · A Karvania · R Valdoria
        CONSULT visit actual · visited · A Ostria · R Karvania
        """);

    [Fact]
    public void Joined_subjects_and_objects_all_count() => Check(
        "Karvania/PROPN/4/nsubj and/CCONJ/3/cc Ostria/PROPN/1/conj condemned=condemn/VERB/0/root " +
        "Valdoria/PROPN/4/obj and/CCONJ/7/cc companies/NOUN/5/conj",
        "ACCUSE disapprove actual · condemned · A Karvania · A Ostria · R Valdoria · R companies");

    [Fact]
    public void Parties_of_a_mutual_act_are_actors_together() => Check(
        "Karvania/PROPN/2/nsubj met=meet/VERB/0/root with/ADP/4/case Valdoria/PROPN/2/obl about/ADP/6/case grain/NOUN/2/obl",
        "CONSULT actual · met · A Karvania · A Valdoria · O grain");

    [Fact]
    public void A_receiver_stands_as_indirect_object_or_with_to()
    {
        Check("Karvania/PROPN/2/nsubj sent=send/VERB/0/root Valdoria/PROPN/2/iobj grain/NOUN/2/obj",
            "AID actual · sent · A Karvania · R Valdoria · O grain");
        Check("Karvania/PROPN/2/nsubj sent=send/VERB/0/root grain/NOUN/2/obj to/ADP/5/case Valdoria/PROPN/2/obl",
            "AID actual · sent · A Karvania · R Valdoria · O grain");
    }

    [Fact]
    public void Examples_stand_for_the_class_they_illustrate() => Check(
        """
        Karvania/PROPN/2/nsubj condemned=condemn/VERB/0/root countries/NOUN/2/obj such/ADJ/6/case as/ADP/4/fixed
        Valdoria/PROPN/3/nmod
        """,
        "ACCUSE disapprove actual · condemned · A Karvania · R Valdoria");
}
