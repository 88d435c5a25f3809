using Demarche.Language;
using Demarche.Testing;
using Xunit.Abstractions;

namespace Demarche.Knowledge.Tests;

/// <summary>Dates of news against TempEval-3's annotation, where that data lies beside the checkout.</summary>
public class TimeMlTests(ITestOutputHelper output)
{
    [Theory, InlineData("te3-platinum-tml.tar.gz"), InlineData("aquaint-tml.tar.gz"), InlineData("timebank-tml.tar.gz")]
    public void Four_of_five_dates_of_news_have_the_right_value(string archive)
    {
        var path = Checkout.PathOf("..", "shared", "data", "time", "tempeval3", archive);
        if (!File.Exists(path))
            return; // the data is not here
        var scores = new TimeMl(LanguagePipeline.Load(), new(KnowledgeBase.Load())).Score(path);
        output.WriteLine($"{archive}: {scores.Gold} dates, {scores.Found} found, {scores.Right} right ({scores.Value:P1}), {scores.Spurious} elsewhere");
        Assert.True(scores.Value >= 0.80, $"{scores}");
    }
}
