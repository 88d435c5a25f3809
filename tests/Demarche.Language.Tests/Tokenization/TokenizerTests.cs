using Demarche.Language.Tokenization;
using FsCheck;
using FsCheck.Xunit;

namespace Demarche.Language.Tests.Tokenization;

public class TokenizerTests
{
    public static TheoryData<string, string> Cases => CaseFile.Read("tokens.txt");

    [Theory, MemberData(nameof(Cases))]
    public void Cuts(string text, string expected)
    {
        var tokens = new List<RawToken>();
        Tokenizer.Tokenize(text, 0, text.Length, tokens);
        Assert.Equal(expected, string.Join(' ', tokens.Select(token => Words(text, token))));
    }

    [Property(MaxTest = 1_000)]
    public void Spans_and_the_gaps_between_them_give_back_the_text(NonNull<string> text) => CheckCover(text.Get);

    [Theory]
    [InlineData("\uD800 a\uDC00\uD83D")]
    [InlineData("a\u0000b\u200Bc\uFEFF")]
    [InlineData("'''''\"\"\"…….!?..")]
    public void Odd_characters_are_covered(string text) => CheckCover(text);

    static void CheckCover(string text)
    {
        var tokens = new List<RawToken>();
        Tokenizer.Tokenize(text, 0, text.Length, tokens);
        var at = 0;
        foreach (var token in tokens)
        {
            Assert.True(token.Start >= at && token.End > token.Start, $"token {token} after {at}");
            Assert.All(text[at..token.Start], c => Assert.True(CharKind.IsGap(c)));
            Assert.True(token.Last + token.Middle < token.Length);
            at = token.End;
        }
        Assert.All(text[at..], c => Assert.True(CharKind.IsGap(c)));
    }

    static string Words(string text, RawToken token)
    {
        var whole = text[token.Start..token.End];
        if (token.Last == 0)
            return whole;
        var (last, middle) = (whole.Length - token.Last, whole.Length - token.Last - token.Middle);
        return token.Middle == 0 ? $"{whole[..last]}|{whole[last..]}" : $"{whole[..middle]}|{whole[middle..last]}|{whole[last..]}";
    }
}
