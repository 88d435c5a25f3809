using System.Text.Json;
using Demarche.Coding;
using Demarche.Coding.Evaluation;
using Demarche.Coding.Learned;
using Demarche.Coding.Lexicon;
using Demarche.Coding.Syntax;
using Demarche.Knowledge;
using Demarche.Language;

// Writes what the event network is trained on: for each sentence of annotated items its words, features, candidates and events.
// Usage: Demarche.EventTraining OUTPUT FOLDER|FILE…
if (args.Length < 2)
{
    Console.Error.WriteLine("Demarche.EventTraining OUTPUT.jsonl FOLDER|FILE…");
    return 2;
}
var coder = Coder.Load(new() { RulesOnly = true });
using var output = new StreamWriter(args[0]);
int events = 0, unplaced = 0, participants = 0, uncovered = 0, sentences = 0;
foreach (var path in args.Skip(1).SelectMany(arg => Directory.Exists(arg) ? Directory.GetFiles(arg, "*.txt").Order(StringComparer.Ordinal) : Enumerable.Repeat(arg, 1)))
    foreach (var item in GoldReader.ReadFile(path))
        Write(item, Path.GetFileNameWithoutExtension(path));
Console.Error.WriteLine($"{sentences} sentences, {events} events, {unplaced} of them not placed; {participants} participants, {uncovered} without a candidate");
return 0;

void Write(GoldItem item, string file)
{
    var article = item.ToArticle();
    var document = coder.Language.Read(article.Text, article.Title, article.BodyStart);
    var resolved = coder.Resolve(document, article.Published);
    HashSet<GoldEvent> placed = [];
    foreach (var sentence in document.Sentences)
    {
        if (sentence.Kind is SentenceKind.Heading or SentenceKind.Dateline)
            continue;
        var isTitle = sentence.Field == TextField.Title;
        if (isTitle && !item.TitleIsFirst)
            continue;
        var graph = new SentenceGraph(resolved, sentence, coder.Lexicon.Knows);
        var reader = new SentenceCoder(graph, resolved, coder.Lexicon);
        var acts = reader.Code();
        var features = new EventFeatures(graph, resolved, reader, coder.Lexicon, acts);
        List<object> gold = [];
        foreach (var one in item.Events)
        {
            if (placed.Contains(one) || (isTitle != (item.TitleIsFirst && one.Sentence == 0)))
                continue;
            var offset = isTitle ? 0 : item.StartOf(one.Sentence);
            if (Words.Find(item.Sentences[one.Sentence], one.Trigger, one.TriggerOccurrence) is not [var trigger, ..])
                continue;
            var tokens = Tokens(sentence, new(trigger.Start + offset, trigger.End + offset));
            if (tokens.Count == 0 || sentence[tokens[0]].Span.Start > trigger.Start + offset)
                continue;
            placed.Add(one);
            events++;
            var anchor = Anchor(graph, reader, acts, tokens, one.Type.Name);
            Dictionary<int, int> roles = [];
            foreach (var (party, role) in one.Actors.Select(p => (p, 1)).Concat(one.Recipients.Select(p => (p, 2))))
            {
                participants++;
                if (Words.Find(item.Sentences[one.Sentence], party.Text, party.Occurrence) is not [var where, ..])
                    continue;
                var inside = Tokens(sentence, new(where.Start + offset, where.End + offset));
                var fitting = features.Candidates.FindAll(inside.Contains);
                if (fitting.Count == 0)
                    fitting = features.Candidates.FindAll(c => graph.ActorAt(c) is { } m && inside.Exists(t => m.First <= t && t < m.End));
                if (fitting.Count == 0)
                {
                    uncovered++;
                    continue;
                }
                roles.TryAdd(fitting.Find(c => !inside.Contains(graph.Head[c])) is var top && fitting.Contains(top) ? top : fitting[0], role);
            }
            gold.Add(new
            {
                anchor,
                type = one.Type.Name,
                mode = one.Mode?.Name,
                status = one.Status.ToString(),
                pairs = features.Candidates.Where(c => c != anchor).Select(c => new { c, role = roles.GetValueOrDefault(c), f = Pair(features, anchor, c) }),
            });
        }
        sentences++;
        output.WriteLine(JsonSerializer.Serialize(new
        {
            item = item.Id,
            file,
            sentence = sentence.Ordinal,
            forms = Enumerable.Range(0, sentence.Length).Select(t => sentence[t].Form),
            features = Enumerable.Range(0, sentence.Length).Select(t => Token(features, t)),
            acts = acts.Select(a => new { token = a.Token, type = a.Type.Name }),
            events = gold,
        }));
    }
    unplaced += item.Events.Count(one => !placed.Contains(one));
}

static List<int> Token(EventFeatures features, int token)
{
    List<int> found = [];
    features.Token(token, found);
    return found;
}

static List<int> Pair(EventFeatures features, int trigger, int candidate)
{
    List<int> found = [];
    features.Pair(trigger, candidate, found);
    return found;
}

static List<int> Tokens(Sentence sentence, Span span)
{
    List<int> found = [];
    for (var i = 0; i < sentence.Length; i++)
        if (sentence[i].Span.Overlaps(span))
            found.Add(i);
    return found;
}

// The one word that stands for the trigger: where the rules find an act, else a word of the lexicon, else the head; a light verb's noun.
static int Anchor(SentenceGraph graph, SentenceCoder reader, List<Act> acts, List<int> tokens, string type)
{
    var inside = acts.FindAll(act => tokens.Contains(act.Token));
    if (inside.Find(act => act.Type.Name == type) is { } same)
        return same.Token;
    if (inside.Count > 0)
        return inside[0].Token;
    foreach (var token in tokens)
        if (reader.Matcher.Read(token) is { } reading && (reading.Sense.Type?.Name == type || reading.Sense.Operator != Operator.None))
            return token;
    var head = tokens.Find(t => !tokens.Contains(graph.Head[t]));
    if (reader.IsLight(head) && graph.Child(head, DepRel.Obj) is var noun && tokens.Contains(noun))
        return noun;
    return head;
}
