using Demarche.Testing;
using Xunit.Abstractions;

namespace Demarche.Knowledge.Tests;

/// <summary>How much of open lists the tables hold, where those lists lie beside the checkout.</summary>
public class RecallTests(ITestOutputHelper output)
{
    [Fact]
    public void The_tables_hold_leaders_and_large_companies()
    {
        var folder = Checkout.PathOf("..", "shared", "data", "actors");
        if (!Directory.Exists(folder))
            return; // the lists are not here
        foreach (var (list, known, all) in Recall.Of(new(KnowledgeBase.Load()), folder))
        {
            output.WriteLine($"{list}: {known} of {all} ({(double)known / all:P1})");
            if (list.StartsWith("S&P", StringComparison.Ordinal) || list.StartsWith("Forbes", StringComparison.Ordinal) || list.StartsWith("heads of government", StringComparison.Ordinal))
                Assert.True(known >= 0.9 * all, list);
        }
    }
}
