using Demarche.Language.Neural;

namespace Demarche.Language.Tests.Neural;

public class IrregularFormsTests
{
    [Theory]
    [InlineData("slew", Upos.Verb, "slew", "slay")]
    [InlineData("overran", Upos.Verb, "overran", "overrun")]
    [InlineData("re-ran", Upos.Verb, "re-ran", "re-run")]
    [InlineData("foresaw", Upos.Verb, "foresaw", "foresee")]
    [InlineData("expelled", Upos.Verb, "expell", "expel")]
    [InlineData("found", Upos.Verb, "found", "found")] // the network decides where a form has two
    [InlineData("found", Upos.Verb, "find", "find")]
    [InlineData("found", Upos.Verb, "founde", "find")]
    [InlineData("relied", Upos.Verb, "rely", "rely")]
    [InlineData("torpedoes", Upos.Noun, "torpedoe", "torpedo")]
    [InlineData("servicewomen", Upos.Noun, "servicewomen", "servicewoman")]
    [InlineData("specimen", Upos.Noun, "speciman", "specimen")]
    [InlineData("step-children", Upos.Noun, "step-children", "step-child")]
    [InlineData("worst", Upos.Adj, "worst", "bad")]
    [InlineData("talks", Upos.Noun, "talk", "talk")]
    [InlineData("men", Upos.Propn, "men", "men")]
    public void Irregular_forms_have_the_lemma_of_the_list(string form, Upos upos, string guess, string lemma) =>
        Assert.Equal(lemma, IrregularForms.Mend(form, upos, guess == form ? null : guess) ?? form);
}
