using System.Collections.Frozen;
using Demarche.Ontology;

namespace Demarche.Coding.Lexicon;

/// <summary>Reads <c>*.frames</c>, whose notation <c>frames/README.md</c> describes.</summary>
/// <param name="classes">Word classes by name, without the leading <c>@</c>.</param>
sealed class FrameReader(IReadOnlyDictionary<string, FrozenSet<string>> classes)
{
    static readonly Dictionary<string, Operator> s_operators =
        Enum.GetValues<Operator>().Skip(1).ToDictionary(value => "@" + value.ToString().ToLowerInvariant());

    static readonly char[] s_blank = [' ', '\t'];

    /// <summary>Reads the frames of one file; a headword may come again in it or in another file.</summary>
    /// <exception cref="FormatException">Names path and line.</exception>
    public IEnumerable<(string[] Words, FramePos Pos, Sense Sense)> Read(TextReader reader, string path)
    {
        List<(string[], FramePos)> heads = [];
        var unfinished = "";
        var number = 0;
        while (reader.ReadLine() is { } raw)
        {
            number++;
            var hash = raw.IndexOf('#');
            var line = (hash < 0 ? raw : raw[..hash]).TrimEnd();
            if (line.Length == 0)
                continue;
            if (!s_blank.Contains(line[0]))
            {
                // A long list of headwords goes on in the next line.
                unfinished += line;
                if (line.EndsWith(','))
                    continue;
                heads = ReadHeads(unfinished, path, number);
                unfinished = "";
                continue;
            }
            if (heads.Count == 0)
                throw new FormatException($"{path}({number}): a sense stands before any headword; write the headword line first.");
            Sense sense;
            try
            {
                sense = ReadSense(line.Trim(), $"{path}({number})");
            }
            catch (FormatException e)
            {
                throw new FormatException($"{path}({number}): {e.Message}", e);
            }
            foreach (var (words, pos) in heads)
                yield return (words, pos, sense);
        }
    }

    static List<(string[], FramePos)> ReadHeads(string line, string path, int number)
    {
        var dot = line.LastIndexOf('.');
        FramePos? pos = dot < 0 ? null : line[(dot + 1)..].Trim() switch { "v" => FramePos.Verb, "n" => FramePos.Noun, "a" => FramePos.Adjective, _ => null };
        if (pos is null)
            throw new FormatException($"{path}({number}): '{line}' is no headword line; it ends in .v, .n or .a.");
        return [.. line[..dot].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(head => (head.Split('_'), pos.Value))];
    }

    Sense ReadSense(string line, string source)
    {
        var parts = line.Split('|');
        var head = parts[0].Split(s_blank, StringSplitOptions.RemoveEmptyEntries);
        var roles = parts.Length > 1 ? ReadRoles(parts[1]) : [];
        var rest = parts.Skip(2).Select(part => part.Trim()).Where(part => part.Length > 0).ToList();
        List<Condition> conditions = [];
        var needs = "";
        bool weak = false, strong = false, light = false;
        List<Slot> content = [];
        foreach (var part in rest)
        {
            if (part.StartsWith("if ", StringComparison.Ordinal))
            {
                conditions.AddRange(part[3..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ReadCondition));
                continue;
            }
            var options = part.Split([',', .. s_blank], StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < options.Length; i++)
            {
                if (options[i] == "needs" && i + 1 < options.Length)
                    needs = options[++i];
                else if (options[i] == "weak")
                    weak = true;
                else if (options[i] == "strong")
                    strong = true;
                else if (options[i] == "light")
                    light = true;
                else if (options[i].StartsWith("content=", StringComparison.Ordinal))
                    content.AddRange(options[i][8..].Split('/').Select(Slot.Parse));
                else
                    throw new FormatException($"'{options[i]}' is no option; options are needs, weak, strong, light, content=…, and conditions begin with 'if '.");
            }
        }
        EventType? type = null;
        EventMode? mode = null;
        string? cameo = null;
        var op = Operator.None;
        if (head[0].StartsWith('@'))
        {
            if (!s_operators.TryGetValue(head[0], out op))
                throw new FormatException($"'{head[0]}' is no operator; operators are {string.Join(", ", s_operators.Keys)}.");
            if (content.Count == 0)
                content.Add(new(SlotKind.Content));
        }
        else if (head[0] != "NONE")
        {
            type = EventOntology.Type(head[0]);
        }
        foreach (var word in head.Skip(1))
        {
            if (char.IsAsciiDigit(word[0]))
            {
                if (!EventOntology.Cameo.ContainsKey(word))
                    throw new FormatException($"'{word}' is no CAMEO code.");
                cameo = word;
            }
            else
            {
                mode = type is null ? throw new FormatException($"'{word}': only a type has modes.") : EventOntology.Mode(type.Name, word);
            }
        }
        return new()
        {
            Type = type,
            Mode = mode,
            Cameo = cameo,
            Operator = op,
            Roles = roles,
            Conditions = conditions,
            Content = content,
            NeedsAny = needs == "any",
            NeedsActor = needs.Contains('A'),
            NeedsRecipient = needs.Contains('R'),
            Weak = weak,
            Strong = strong,
            Light = light,
            Text = string.Join(" | ", parts.Select(part => part.Trim()).Where(part => part.Length > 0)),
            Source = source,
        };
    }

    static List<RoleRule> ReadRoles(string text)
    {
        List<RoleRule> rules = [];
        foreach (var item in text.Split(s_blank, StringSplitOptions.RemoveEmptyEntries))
        {
            var role = item.Length > 2 && item[1] == '=' ? item[0] switch
            {
                'A' => Role.Actor,
                'R' => Role.Recipient,
                'O' => Role.Object,
                'M' => Role.Party,
                _ => (Role?)null,
            } : null;
            if (role is null)
                throw new FormatException($"'{item}' is no role; roles are written A=…, R=…, O=…, M=….");
            rules.Add(new(role.Value, [.. item[2..].Split('/').Select(alternative => alternative.Split('+').Select(Slot.Parse).ToArray())]));
        }
        return rules;
    }

    Condition ReadCondition(string text)
    {
        var negated = text.StartsWith('!');
        if (negated)
            text = text[1..].TrimStart();
        if (text is "passive" or "active" or "no passive")
            return new(ConditionKind.Passive, negated ^ (text != "passive"), null, default, []);
        if (text.StartsWith("has ", StringComparison.Ordinal))
            return new(ConditionKind.Filled, negated, Slot.Parse(text[4..].Trim()), default, []);
        if (text.StartsWith("no ", StringComparison.Ordinal))
            return new(ConditionKind.Filled, !negated, Slot.Parse(text[3..].Trim()), default, []);
        var at = text.IndexOfAny([':', '~', '=']);
        if (at <= 0)
            throw new FormatException($"'{text}' is no condition.");
        var (left, sign, right) = (text[..at].Trim(), text[at], text[(at + 1)..].Trim());
        if (left is "A" or "R")
        {
            var role = left == "A" ? Role.Actor : Role.Recipient;
            return new(sign == ':' ? ConditionKind.Sector : ConditionKind.Kind, negated, null, role, right.Split('/').ToFrozenSet());
        }
        if (sign == '=')
            return right == "actor" ? new(ConditionKind.ActorSlot, negated, Slot.Parse(left), default, [])
                : throw new FormatException($"'{text}': a slot can only be compared with 'actor'.");
        var words = Words(right);
        if (left == "mod")
            return new(ConditionKind.Modifier, negated, null, default, words);
        if (left == "clause")
            return new(ConditionKind.Clause, negated, null, default, words);
        return new(sign == ':' ? ConditionKind.Head : ConditionKind.Phrase, negated, Slot.Parse(left), default, words);
    }

    FrozenSet<string> Words(string text)
    {
        HashSet<string> words = [];
        foreach (var item in text.Split('/', StringSplitOptions.TrimEntries))
        {
            if (!item.StartsWith('@'))
                words.Add(item);
            else if (classes.TryGetValue(item[1..], out var found))
                words.UnionWith(found);
            else
                throw new FormatException($"there is no class '{item}' in classes.txt.");
        }
        return words.ToFrozenSet();
    }
}
