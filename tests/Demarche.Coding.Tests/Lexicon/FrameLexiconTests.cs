using Demarche.Coding.Lexicon;

namespace Demarche.Coding.Tests.Lexicon;

public class FrameLexiconTests
{
    static FrameLexicon Read(string frames, string classes = "", string contexts = "") =>
        FrameLexicon.Read([("classes.txt", classes), ("contexts.txt", contexts), ("test.frames", frames)]);

    static Sense Only(string sense, string classes = "") =>
        Assert.Single(Assert.Single(Read($"act .v\n    {sense}", classes).Find("act", FramePos.Verb)).Senses);

    [Fact]
    public void A_headword_line_names_several_words_and_their_part_of_speech()
    {
        var lexicon = Read("""
            # A comment.
            condemn, lash_out .v   # another
                ACCUSE disapprove 111 | A=subj R=obj

            trade_war .n
                SANCTION | A=between
            ready .a
                @commit | A=subj
            """);
        Assert.Equal(4, lexicon.Count);
        Assert.Equal("condemn.v", Assert.Single(lexicon.Find("condemn", FramePos.Verb)).Name);
        Assert.Equal(["lash", "out"], Assert.Single(lexicon.Find("lash", FramePos.Verb)).Words);
        Assert.Equal("trade_war.n", Assert.Single(lexicon.Find("war", FramePos.Noun)).Name);
        Assert.Equal("ready.a", Assert.Single(lexicon.Find("ready", FramePos.Adjective)).Name);
        Assert.Empty(lexicon.Find("condemn", FramePos.Noun));
    }

    [Fact]
    public void A_long_list_of_headwords_goes_on_after_a_comma() => Assert.Equal(3, Read("""
        condemn,
        denounce,   # and so on
        decry .v
            ACCUSE | A=subj
        """).Count);

    [Fact]
    public void Longer_phrases_come_before_shorter_ones() => Assert.Equal(["take_part_in.v", "take_part.v", "take.v"], Read("""
        take, take_part_in, take_part .v
            CONSULT | A=subj
        """).Find("take", FramePos.Verb).Select(frame => frame.Name));

    [Fact]
    public void A_headword_that_comes_again_gets_further_senses()
    {
        var lexicon = FrameLexicon.Read([("a.frames", "receive .v\n    CONSULT | A=subj"), ("b.frames", "receive .v\n    SUPPORT")]);
        var frame = Assert.Single(lexicon.Find("receive", FramePos.Verb));
        Assert.Equal(["CONSULT", "SUPPORT"], frame.Senses.Select(sense => sense.Type!.Name));
    }

    [Fact]
    public void A_sense_has_type_mode_and_code()
    {
        var sense = Only("SANCTION e:tariff 163 | A=subj");
        Assert.Equal(("SANCTION", "e:tariff", "163"), (sense.Type?.Name, sense.Mode?.Name, sense.Cameo));
        Assert.Equal("test.frames(2)", sense.Source);
        Assert.Equal(("CONSULT", null, null), (Only("CONSULT").Type?.Name, Only("CONSULT").Mode?.Name, Only("CONSULT").Cameo));
        Assert.True(Only("NONE").IsNone);
        Assert.False(sense.IsNone);
    }

    [Fact]
    public void Roles_have_alternatives_and_slots_taken_together()
    {
        var sense = Only("CONSULT | A=subj R=on*/obj.poss M=subj+with O=out_of");
        var rules = sense.Roles.Select(rule =>
            $"{rule.Role}: {string.Join(" / ", rule.Alternatives.Select(slots => string.Join(" + ", slots.AsEnumerable())))}");
        Assert.Equal(["Actor: subj", "Recipient: on* / obj.poss", "Party: subj + with", "Object: out_of"], rules);
    }

    [Theory]
    [InlineData("subj", SlotKind.Subject)]
    [InlineData("obj", SlotKind.Object)]
    [InlineData("iobj", SlotKind.IndirectObject)]
    [InlineData("comp", SlotKind.Content)]
    [InlineData("poss", SlotKind.Possessor)]
    [InlineData("mod", SlotKind.Modifier)]
    [InlineData("lightsubj", SlotKind.LightSubject)]
    [InlineData("lightobj", SlotKind.LightObject)]
    [InlineData("with", SlotKind.Preposition)]
    public void A_slot_is_written_as_it_is_read(string text, SlotKind kind)
    {
        var slot = Slot.Parse(text);
        Assert.Equal((kind, text), (slot.Kind, slot.ToString()));
        Assert.Equal($"obj.{text}*", Slot.Parse($"obj.{text}*").ToString());
    }

    [Theory]
    [InlineData("obj:duty/levy", ConditionKind.Head, false, "duty levy")]
    [InlineData("!obj:duty", ConditionKind.Head, true, "duty")]
    [InlineData("obj~duty", ConditionKind.Phrase, false, "duty")]
    [InlineData("mod:joint", ConditionKind.Modifier, false, "joint")]
    [InlineData("clause~chip", ConditionKind.Clause, false, "chip")]
    [InlineData("has obj", ConditionKind.Filled, false, "")]
    [InlineData("no obj", ConditionKind.Filled, true, "")]
    [InlineData("obj=actor", ConditionKind.ActorSlot, false, "")]
    [InlineData("A:COP/JUD", ConditionKind.Sector, false, "COP JUD")]
    [InlineData("R=state", ConditionKind.Kind, false, "state")]
    [InlineData("passive", ConditionKind.Passive, false, "")]
    [InlineData("active", ConditionKind.Passive, true, "")]
    [InlineData("!active", ConditionKind.Passive, false, "")]
    public void Conditions(string text, ConditionKind kind, bool negated, string words)
    {
        var condition = Assert.Single(Only($"CONSULT | A=subj | if {text}").Conditions);
        var found = string.Join(' ', condition.Words.Order(StringComparer.Ordinal));
        Assert.Equal((kind, negated, words), (condition.Kind, condition.Negated, found));
    }

    [Fact]
    public void Conditions_stand_between_commas() =>
        Assert.Equal(3, Only("CONSULT | A=subj | if has obj, !passive, mod:joint/combined").Conditions.Count);

    [Fact]
    public void Options()
    {
        var sense = Only("CONSULT | A=subj | if has obj | needs AR strong light");
        Assert.Equal((true, true, false), (sense.NeedsActor, sense.NeedsRecipient, sense.NeedsAny));
        Assert.Equal((true, false, true), (sense.Strong, sense.Weak, sense.Light));
        sense = Only("CONSULT | A=subj | | needs any, weak");
        Assert.Equal((false, false, true), (sense.NeedsActor, sense.NeedsRecipient, sense.NeedsAny));
        Assert.Equal((false, true, false), (sense.Strong, sense.Weak, sense.Light));
    }

    [Theory]
    [InlineData("@commit", Operator.Commit)]
    [InlineData("@plan", Operator.Plan)]
    [InlineData("@threat", Operator.Threat)]
    [InlineData("@request", Operator.Request)]
    [InlineData("@refuse", Operator.Refuse)]
    [InlineData("@deny", Operator.Deny)]
    [InlineData("@accuse", Operator.Accuse)]
    [InlineData("@say", Operator.Say)]
    [InlineData("@decide", Operator.Decide)]
    [InlineData("@seek", Operator.Seek)]
    [InlineData("@aspect", Operator.Aspect)]
    [InlineData("@fail", Operator.Fail)]
    [InlineData("@cause", Operator.Cause)]
    [InlineData("@allow", Operator.Allow)]
    public void Operators_look_into_their_clause_unless_told_otherwise(string word, Operator op)
    {
        var sense = Only($"{word} | A=subj");
        Assert.Equal((op, "comp"), (sense.Operator, Assert.Single(sense.Content).ToString()));
        Assert.Equal(["obj", "for"], Only($"{word} | A=subj | | content=obj/for").Content.Select(slot => slot.ToString()));
    }

    [Fact]
    public void Classes_go_over_several_lines_and_name_other_classes()
    {
        var lexicon = Read("", """
            @duty: tariff,   # a comment
                levy
            @curb: @duty, ban, export_control
            @loop: @loop, end
            """);
        Assert.Equal(["ban", "export_control", "levy", "tariff"], lexicon.Class("curb").Order(StringComparer.Ordinal));
        Assert.Equal(["end"], lexicon.Class("loop"));
        Assert.Empty(lexicon.Class("nothing"));
        var condition = Assert.Single(Only("CONSULT | | if obj:@tax/duty", "@tax: tariff, levy").Conditions);
        Assert.Equal(["duty", "levy", "tariff"], condition.Words.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Contexts_hold_phrases_and_doubtful_words()
    {
        var phrases = Read("", contexts: """
            e:trade: trade_war, export?
                import
            """).ContextPhrases;
        Assert.Equal(["e:trade trade war False", "e:trade export True", "e:trade import False"],
            phrases.Select(phrase => $"{phrase.Context} {string.Join(' ', phrase.Words)} {phrase.Doubtful}"));
    }

    [Fact]
    public void Verbs_of_saying_are_those_with_the_operator() => Assert.Equal(["say"], Read("""
        say .v
            @say | A=subj
            NONE
        point_out .v
            @say | A=subj
        urge .v
            @request | A=subj
        """).Saying);

    [Fact]
    public void The_version_follows_the_text()
    {
        Assert.Equal(Read("a .v\n    CONSULT").Version, Read("a .v\n    CONSULT").Version);
        Assert.NotEqual(Read("a .v\n    CONSULT").Version, Read("a .v\n    SUPPORT").Version);
        Assert.Matches("^[0-9a-f]{12}$", Read("").Version);
    }

    [Theory]
    [InlineData("    CONSULT | A=subj", "test.frames(1)", "before any headword")]
    [InlineData("meet", "test.frames(1)", "no headword line")]
    [InlineData("meet .x", "test.frames(1)", "no headword line")]
    [InlineData("meet .v\n    MEET | A=subj", "test.frames(2)", "MEET")]
    [InlineData("meet .v\n    CONSULT handshake | A=subj", "test.frames(2)", "handshake")]
    [InlineData("meet .v\n    CONSULT 999 | A=subj", "test.frames(2)", "999")]
    [InlineData("meet .v\n    NONE visit", "test.frames(2)", "only a type has modes")]
    [InlineData("meet .v\n    @wish | A=subj", "test.frames(2)", "'@wish' is no operator")]
    [InlineData("meet .v\n\n    CONSULT | X=subj", "test.frames(3)", "'X=subj' is no role")]
    [InlineData("meet .v\n    CONSULT | A=Subject", "test.frames(2)", "'Subject' is no slot")]
    [InlineData("meet .v\n    CONSULT | A=subj | if obj", "test.frames(2)", "'obj' is no condition")]
    [InlineData("meet .v\n    CONSULT | A=subj | if obj=state", "test.frames(2)", "only be compared with 'actor'")]
    [InlineData("meet .v\n    CONSULT | A=subj | if obj:@thing", "test.frames(2)", "'@thing'")]
    [InlineData("meet .v\n    CONSULT | A=subj | | strongly", "test.frames(2)", "'strongly' is no option")]
    public void A_slip_is_named_with_file_and_line(string frames, string place, string message)
    {
        var error = Assert.Throws<FormatException>(() => Read(frames));
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@a tariff", "", "classes.txt(1)")]
    [InlineData("  tariff", "", "classes.txt(1)")]
    [InlineData("@a: @b", "", "class @b")]
    [InlineData("", "e:trade trade", "contexts.txt(1)")]
    [InlineData("", "\nweather: rain", "contexts.txt(2)")]
    public void A_slip_in_a_list_is_named(string classes, string contexts, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => Read("", classes, contexts)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_folder_that_is_not_there_is_named() =>
        Assert.Contains("nowhere", Assert.Throws<DirectoryNotFoundException>(() => FrameLexicon.Load("nowhere")).Message,
            StringComparison.Ordinal);
}
