using Demarche.Language.Neural;

namespace Demarche.Language.Tests.Neural;

/// <summary>The same numbers as training/features.py; the expected ones are its output.</summary>
public class WordFeaturesTests
{
    static string Key(string form)
    {
        Span<char> key = stackalloc char[WordFeatures.Longest];
        return key[..WordFeatures.Normalize(form, key)].ToString();
    }

    [Theory]
    [InlineData("Microsoft", "microsoft")]
    [InlineData("–2005", "-0000")]
    [InlineData("Don’t", "don't")]
    [InlineData("“ÉTÉ”", "\"été\"")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyzabcdef")]
    [InlineData("", "")]
    public void Normalize(string form, string key) => Assert.Equal(key, Key(form));

    [Theory]
    [InlineData("Microsoft", 1422, 303, 3173, 1868)]
    [InlineData("–2005", 1282, 1152, 3225, 671)]
    [InlineData("Don’t", 801, 2227, 2575, 693)]
    [InlineData("a", 288, 1863, 2856, 1509)]
    public void Buckets(string form, int suffix2, int suffix3, int prefix3, int shape)
    {
        var key = Key(form);
        Assert.Equal(suffix2, WordFeatures.Suffix2(key, 2048));
        Assert.Equal(suffix3, WordFeatures.Suffix3(key, 4096));
        Assert.Equal(prefix3, WordFeatures.Prefix3(key, 4096));
        Assert.Equal(shape, WordFeatures.Shape(form, 2048));
    }

    [Fact]
    public void Grams()
    {
        Span<int> grams = stackalloc int[WordFeatures.MostGrams];
        Assert.Equal([10396], grams[..WordFeatures.Grams("a", 24576, grams)].ToArray());
        Assert.Equal([10799, 12492, 2889, 19116, 14665, 21931, 5982, 22021, 21069], grams[..WordFeatures.Grams("don't", 24576, grams)].ToArray());
        Assert.Equal(WordFeatures.MostGrams, WordFeatures.Grams(new string('x', WordFeatures.Longest), 24576, grams));
        Assert.Equal(0, WordFeatures.Grams("", 24576, grams));
    }
}
