using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Demarche.Ontology;

namespace Demarche.Coding.Lexicon;

/// <summary>The frames, word classes and context words of a folder. Immutable and thread-safe.</summary>
public sealed class FrameLexicon
{
    readonly FrozenDictionary<(string, FramePos), Frame[]> _frames;
    readonly FrozenDictionary<string, FrozenSet<string>> _classes;

    FrameLexicon(FrozenDictionary<(string, FramePos), Frame[]> frames, FrozenDictionary<string, FrozenSet<string>> classes,
        IReadOnlyList<(string, string[], bool)> contexts, string version)
    {
        (_frames, _classes, ContextPhrases, Version) = (frames, classes, contexts, version);
        Saying = frames.Where(pair => pair.Key.Item2 == FramePos.Verb).SelectMany(pair => pair.Value)
            .Where(frame => frame.Words.Length == 1 && frame.Senses.Any(sense => sense.Operator == Operator.Say))
            .Select(frame => frame.Words[0]).ToFrozenSet();
        _words = frames.Values.SelectMany(list => list).SelectMany(frame => frame.Words).Concat(classes.Values.SelectMany(words => words)).ToFrozenSet();
    }

    readonly FrozenSet<string> _words;

    /// <summary>Whether a word stands in a headword or a class.</summary>
    internal bool Knows(string word) => _words.Contains(word);

    /// <summary>Verbs of saying: those with an <c>@say</c> sense.</summary>
    internal FrozenSet<string> Saying { get; }

    /// <summary>Twelve hexadecimal digits of a hash over the files: two lexicons with the same version code alike.</summary>
    public string Version { get; }

    /// <summary>Number of headwords.</summary>
    public int Count => _frames.Values.Sum(list => list.Length);

    /// <summary>Context code, words of the phrase, and whether it counts only beside another of its context.</summary>
    internal IReadOnlyList<(string Context, string[] Words, bool Doubtful)> ContextPhrases { get; }

    /// <summary>Frames whose key word this is, those of more words first: the first word of a verb or adjective, the last of a noun.</summary>
    public IReadOnlyList<Frame> Find(string word, FramePos pos) => _frames.TryGetValue((word, pos), out var found) ? found : [];

    /// <summary>The words of a class; empty when there is no such class.</summary>
    public FrozenSet<string> Class(string name) => _classes.TryGetValue(name, out var found) ? found : [];

    /// <summary>Loads the lexicon that is shipped beside the program, or the one in <paramref name="folder"/>.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder is not there.</exception>
    /// <exception cref="FormatException">Names file and line.</exception>
    public static FrameLexicon Load(string? folder = null)
    {
        folder ??= Path.Combine(AppContext.BaseDirectory, "frames");
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder of frames at {folder}.");
        var files = Directory.GetFiles(folder, "*.frames").Concat(Directory.GetFiles(folder, "*.txt")).Order(StringComparer.Ordinal);
        return Read(files.Select(path => (Path.GetFileName(path), File.ReadAllText(path))));
    }

    /// <summary>Reads a lexicon from texts: name and content of each file.</summary>
    public static FrameLexicon Read(IEnumerable<(string Name, string Content)> files)
    {
        var all = files.ToList();
        var classes = ReadClasses(all.Where(file => file.Name == "classes.txt"));
        var reader = new FrameReader(classes);
        Dictionary<(string, FramePos), (string[] Words, List<Sense> Senses)> entries = [];
        foreach (var (name, content) in all.Where(file => file.Name.EndsWith(".frames", StringComparison.Ordinal)))
        {
            foreach (var (words, pos, sense) in reader.Read(new StringReader(content), name))
            {
                var key = (string.Join('_', words), pos);
                if (!entries.TryGetValue(key, out var entry))
                    entries[key] = entry = (words, []);
                entry.Senses.Add(sense);
            }
        }
        var frames = entries.Select(pair => new Frame(pair.Value.Words, pair.Key.Item2, pair.Value.Senses))
            .GroupBy(frame => (frame.Pos == FramePos.Noun ? frame.Words[^1] : frame.Words[0], frame.Pos))
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(frame => frame.Words.Length).ToArray());
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', all.Select(file => file.Name + '\0' + file.Content))));
        return new(frames, classes, ReadContexts(all.Where(file => file.Name == "contexts.txt")), Convert.ToHexStringLower(hash)[..12]);
    }

    static FrozenDictionary<string, FrozenSet<string>> ReadClasses(IEnumerable<(string Name, string Content)> files)
    {
        Dictionary<string, List<string>> raw = [];
        foreach (var (key, words, _, _) in Lists(files))
            (raw.TryGetValue(key.TrimStart('@'), out var list) ? list : raw[key.TrimStart('@')] = []).AddRange(words);
        return raw.Keys.ToFrozenDictionary(name => name, name => Expand(name, []).ToFrozenSet());

        IEnumerable<string> Expand(string name, HashSet<string> seen)
        {
            if (!seen.Add(name))
                yield break;
            if (!raw.TryGetValue(name, out var words))
                throw new FormatException($"classes.txt: class @{name} is named but not defined.");
            foreach (var word in words)
            {
                if (!word.StartsWith('@'))
                    yield return word;
                else
                    foreach (var inner in Expand(word[1..], seen))
                        yield return inner;
            }
        }
    }

    static List<(string, string[], bool)> ReadContexts(IEnumerable<(string Name, string Content)> files)
    {
        List<(string, string[], bool)> phrases = [];
        foreach (var (context, words, file, line) in Lists(files))
        {
            if (!EventOntology.Contexts.ContainsKey(context))
                throw new FormatException($"{file}({line}): '{context}' is no context of the ontology.");
            foreach (var word in words)
                phrases.Add((context, word.Trim('?').Split('_'), word.EndsWith('?') || word.StartsWith('?')));
        }
        return phrases;
    }

    // "name: word, word" with further words on indented lines.
    static IEnumerable<(string Key, string[] Words, string File, int Line)> Lists(IEnumerable<(string Name, string Content)> files)
    {
        foreach (var (file, content) in files)
        {
            string? key = null;
            var number = 0;
            foreach (var raw in content.Split('\n'))
            {
                number++;
                var hash = raw.IndexOf('#');
                var line = (hash < 0 ? raw : raw[..hash]).TrimEnd();
                if (line.Length == 0)
                    continue;
                var words = line;
                if (!char.IsWhiteSpace(line[0]))
                {
                    // Names of the extension hold a colon themselves (e:trade).
                    var colon = line.IndexOf(':', line.StartsWith("e:", StringComparison.Ordinal) ? 2 : 0);
                    if (colon < 0)
                        throw new FormatException($"{file}({number}): '{line}' has no colon after its name.");
                    key = line[..colon].Trim();
                    words = line[(colon + 1)..];
                }
                if (key is null)
                    throw new FormatException($"{file}({number}): words stand before any name.");
                yield return (key, words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), file, number);
            }
        }
    }
}
