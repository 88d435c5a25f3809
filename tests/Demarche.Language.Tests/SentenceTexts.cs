namespace Demarche.Language.Tests;

static class SentenceTexts
{
    public static List<string> Tokens(this Sentence sentence)
    {
        var forms = new List<string>();
        foreach (var token in sentence)
            forms.Add(token.Form);
        return forms;
    }
}
