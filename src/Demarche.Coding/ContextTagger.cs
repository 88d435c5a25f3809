using System.Collections.Frozen;
using Demarche.Coding.Lexicon;
using Demarche.Coding.Syntax;
using Demarche.Ontology;

namespace Demarche.Coding;

/// <summary>Finds the contexts of an event: by words of its sentence, and by what its type, mode and parties bring with them.</summary>
sealed class ContextTagger
{
    readonly FrozenDictionary<string, (string Context, string[] Words, bool Doubtful)[]> _byFirstWord;
    static readonly FrozenDictionary<string, int> s_order = EventOntology.Contexts.Keys.Order(StringComparer.Ordinal)
        .Select((code, i) => (code, i)).ToFrozenDictionary(p => p.code, p => p.i);

    // Contexts that a mode always carries.
    static readonly FrozenDictionary<string, string[]> s_ofMode = new Dictionary<string, string[]>
    {
        ["SANCTION e:export_control"] = ["e:export_controls", "economic"],
        ["SANCTION e:tariff"] = ["e:trade", "economic"],
        ["SANCTION e:blacklist"] = ["economic"],
        ["SANCTION e:fine"] = ["legal"],
        ["SANCTION convict"] = ["legal"],
        ["COOPERATE e:invest"] = ["e:investment", "economic"],
        ["COOPERATE e:trade"] = ["e:trade", "economic"],
        ["COERCE cyber"] = ["cyber"],
        ["COERCE misinformation"] = ["misinformation"],
        ["MOBILIZE troops"] = ["military"],
        ["MOBILIZE weapons"] = ["military"],
        ["ASSAULT aerial"] = ["military"],
        ["ASSAULT drone"] = ["military"],
        ["ASSAULT heavy-weapons"] = ["military"],
    }.ToFrozenDictionary();

    public ContextTagger(FrameLexicon lexicon) =>
        _byFirstWord = lexicon.ContextPhrases.GroupBy(phrase => phrase.Words[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>Contexts by the words of a sentence, shared by its events.</summary>
    public List<string> Read(SentenceGraph graph)
    {
        Dictionary<string, int> found = [];
        for (var i = 0; i < graph.Length; i++)
        {
            Look(graph.Lemma[i], i);
            var form = graph.Sentence[i].Form;
            if (form != graph.Lemma[i] && form.ToLowerInvariant() is var lower && lower != graph.Lemma[i])
                Look(lower, i);
        }
        return [.. found.Where(pair => pair.Value >= 2).Select(pair => pair.Key)];

        // A sure phrase counts two, a doubtful one counts one.
        void Look(string word, int at)
        {
            if (!_byFirstWord.TryGetValue(word, out var phrases))
                return;
            foreach (var (context, words, doubtful) in phrases)
                if (Matches(words, at))
                    found[context] = found.GetValueOrDefault(context) + (doubtful ? 1 : 2);
        }

        bool Matches(string[] words, int at)
        {
            if (at + words.Length > graph.Length)
                return false;
            for (var k = 1; k < words.Length; k++)
                if (graph.Lemma[at + k] != words[k] && !graph.Sentence[at + k].Form.Equals(words[k], StringComparison.OrdinalIgnoreCase))
                    return false;
            return true;
        }
    }

    /// <summary>The contexts of one event, in the ontology's order of codes.</summary>
    public static List<string> Of(Act act, IEnumerable<string> ofSentence)
    {
        HashSet<string> all = [.. ofSentence];
        if (s_ofMode.TryGetValue(act.Key, out var ofMode))
            all.UnionWith(ofMode);
        var sectors = act.Actors.Concat(act.Recipients).Select(filler => filler.Actor).ToList();
        var governments = sectors.Where(actor => actor.Sector is "GOV" or "IGO").Select(actor => actor.Country ?? actor.Name).Distinct().Count();
        if (governments >= 2 && act.Type.Name is "CONSULT" or "AGREE" or "SUPPORT" or "REQUEST" or "ACCUSE" or "REJECT" or "THREATEN")
            all.Add("diplomatic");
        if (sectors.Exists(actor => actor.Sector == "LEG"))
            all.Add("legislative");
        if (sectors.Exists(actor => actor.Sector == "JUD"))
            all.Add("legal");
        return [.. all.Where(s_order.ContainsKey).OrderBy(code => s_order[code])];
    }
}
