using Demarche.Language.Neural;

namespace Demarche.Language.Tests.Neural;

public class LemmaSpellingTests
{
    static readonly HashSet<string> s_known = ["provoke", "fear", "witness", "wealthy", "quiz", "fin", "plan"];

    [Theory]
    [InlineData("provoked", Upos.Verb, "provok", "provoke")]
    [InlineData("fearing", Upos.Verb, "feare", "fear")]
    [InlineData("fined", Upos.Verb, "fin", "fine")]
    [InlineData("quoted", Upos.Verb, "quot", "quote")]
    [InlineData("planned", Upos.Verb, "plan", "plan")]
    [InlineData("played", Upos.Verb, "play", "play")]
    [InlineData("opened", Upos.Verb, "open", "open")]
    [InlineData("witnesses", Upos.Noun, "witnesse", "witness")]
    [InlineData("wealthiest", Upos.Adj, "wealthi", "wealthy")]
    [InlineData("quizzed", Upos.Verb, "quizz", "quiz")]
    [InlineData("frobbing", Upos.Verb, "frobb", "frobb")]
    public void Lemmas_are_words(string form, Upos upos, string guess, string lemma) =>
        Assert.Equal(lemma, LemmaSpelling.Mend(form, upos, guess, s_known.Contains));
}
