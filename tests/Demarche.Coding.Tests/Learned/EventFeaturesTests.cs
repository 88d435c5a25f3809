using Demarche.Coding.Learned;
using Demarche.Coding.Lexicon;
using Demarche.Coding.Syntax;
using Demarche.Knowledge;
using Demarche.Testing;

namespace Demarche.Coding.Tests.Learned;

/// <summary>What the event network sees beside the words.</summary>
public class EventFeaturesTests
{
    const string Frames = """
        sanction .v
            SANCTION discontinue | A=subj R=obj
        """;

    static EventFeatures Of(string trees)
    {
        var lexicon = FrameLexicon.Read([("classes.txt", ""), ("test.frames", Frames)]);
        var document = Trees.Read(trees);
        var resolved = new Resolver(KnowledgeBase.Load(Checkout.PathOf("tests", "Demarche.Coding.Tests", "tables"))).Resolve(document, new(2023, 12, 7));
        var graph = new SentenceGraph(resolved, document[0], lexicon.Knows);
        var rules = new SentenceCoder(graph, resolved, lexicon);
        return new(graph, resolved, rules, lexicon, rules.Code());
    }

    const string Plain = "Karvania/PROPN/2/nsubj sanctioned=sanction/VERB/0/root Valdoria/PROPN/2/obj";

    [Fact]
    public void The_parties_are_candidates_and_the_verb_is_not() => Assert.Equal([0, 2], Of(Plain).Candidates);

    [Fact]
    public void Numbers_stay_within_their_buckets()
    {
        var features = Of(Plain);
        List<int> numbers = [];
        for (var token = 0; token < 3; token++)
            features.Token(token, numbers);
        Assert.All(numbers, number => Assert.InRange(number, 0, EventFeatures.TokenBuckets - 1));
        numbers.Clear();
        features.Pair(1, 0, numbers);
        Assert.All(numbers, number => Assert.InRange(number, 0, EventFeatures.PairBuckets - 1));
    }

    // The weights know these very numbers. Whoever changes them trains anew, and then this sum.
    [Fact]
    public void Numbers_are_those_the_weights_were_trained_on()
    {
        var features = Of(Plain);
        List<int> numbers = [];
        features.Token(1, numbers);
        features.Pair(1, 2, numbers);
        Assert.Equal(TrainedOn, numbers.Aggregate(17, (sum, number) => unchecked(sum * 31 + number)));
    }

    const int TrainedOn = 1817958451;

    [Fact]
    public void Actor_and_recipient_of_a_rule_are_told_apart()
    {
        var features = Of(Plain);
        List<int> actor = [], recipient = [];
        features.Pair(1, 0, actor);
        features.Pair(1, 2, recipient);
        Assert.NotEqual(actor, recipient);
    }
}
