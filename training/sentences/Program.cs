using System.Diagnostics;
using System.Text;
using Demarche.Language;
using Demarche.Language.Conllu;
using Demarche.Language.Tokenization;
using Demarche.SentenceTraining;

return args switch
{
    ["train", var output, .. var files] => Train(output, files),
    ["score", .. var files] => Score(files),
    ["errors", var kind, var weights, .. var files] => Errors(kind, weights, files),
    ["suspects", var weights, var file, var every] => Suspects(weights, file, int.Parse(every)),
    ["read", var file, var every] => Read(file, int.Parse(every)),
    ["parse", var text] => Parse(text),
    ["full", .. var files] => Full(files),
    ["speed", .. var files] => Speed(files),
    _ => 2,
};

static LanguagePipeline Plain(BoundaryModel? model = null) => new(null, LayoutOptions.Plain) { Boundaries = model };

static int Train(string output, string[] files)
{
    // Files after "--" are measured, not trained on.
    var dash = Array.IndexOf(files, "--");
    string[] measured = dash < 0 ? [] : files[(dash + 1)..];
    files = dash < 0 ? files : files[..dash];
    var trainer = new Trainer();
    foreach (var file in files)
    {
        if (file.EndsWith(".jsonl.gz", StringComparison.Ordinal))
            trainer.AddEdited(file, every: file.Contains("un-general", StringComparison.Ordinal) ? 30 : 20);
        else
            trainer.Add(file);
    }
    Console.Error.WriteLine($"{trainer.Examples} places, {trainer.Ends} ends; {trainer.Unreachable} ends elsewhere");
    var model = trainer.Fit(seed: 1);
    using (var stream = File.Create(output))
        model.Save(stream);
    return measured.Length == 0 ? 0 : Score(measured, model);
}

static int Score(string[] files, BoundaryModel? model = null)
{
    var pipeline = Plain(model);
    foreach (var file in files)
    {
        using var reader = File.OpenText(file);
        var score = UdScore.OfRawText(reader, text => pipeline.Read(text), file);
        Console.WriteLine($"{Path.GetFileNameWithoutExtension(file),-12} tokens {100 * score.Tokens.Value:0.00}  words {100 * score.Words.Value:0.00}  "
            + $"sentences {100 * score.Sentences.Value:0.00} (P {100 * score.Sentences.Precision:0.0} R {100 * score.Sentences.Recall:0.0}, {score.Sentences.Gold})");
    }
    return 0;
}

static int Suspects(string weights, string file, int every)
{
    using var stream = File.OpenRead(weights);
    var pipeline = Plain(BoundaryModel.Load(stream));
    using var reader = new StreamReader(new System.IO.Compression.GZipStream(File.OpenRead(file), System.IO.Compression.CompressionMode.Decompress));
    int line = 0, sentences = 0;
    while (reader.ReadLine() is { } json)
    {
        if (line++ % every != 0)
            continue;
        using var item = System.Text.Json.JsonDocument.Parse(json);
        var text = item.RootElement.GetProperty("text").GetString()!;
        var document = pipeline.Read(text);
        sentences += document.SentenceCount;
        var starts = document.Sentences.Where(s => s.Index > 0 && s.Paragraph == document[s.Ordinal - 1].Paragraph).Select(s => s.Span.Start).ToHashSet();
        for (var i = 2; i < text.Length - 2; i++)
        {
            if (!char.IsWhiteSpace(text[i - 1]) && !starts.Contains(i))
                continue;
            var before = text.AsSpan(0, i).TrimEnd();
            var closed = before.TrimEnd("\"')]\u201D\u2019").EndsWith(".") || before.TrimEnd("\"')]\u201D\u2019").EndsWith("!") || before.TrimEnd("\"')]\u201D\u2019").EndsWith("?");
            var what = starts.Contains(i) && !closed ? "split " : !starts.Contains(i) && closed && char.IsUpper(text[i]) && !document.Sentences.Any(s => s.Span.Start == i) ? "joined" : null;
            if (what is not null)
                Console.WriteLine($"{what}  {text[Math.Max(0, i - 60)..i].ReplaceLineEndings("¶")}▮{text[i..Math.Min(text.Length, i + 50)].ReplaceLineEndings("¶")}");
        }
    }
    Console.WriteLine($"{sentences} sentences");
    return 0;
}

static int Read(string file, int every)
{
    var pipeline = LanguagePipeline.Load();
    var texts = file.EndsWith(".gz", StringComparison.Ordinal) ? Gz() : [(null, File.ReadAllText(file))];
    IEnumerable<(string?, string)> Gz()
    {
        using var reader = new StreamReader(new System.IO.Compression.GZipStream(File.OpenRead(file), System.IO.Compression.CompressionMode.Decompress));
        var line = 0;
        while (reader.ReadLine() is { } json)
        {
            if (line++ % every != 0)
                continue;
            using var item = System.Text.Json.JsonDocument.Parse(json);
            yield return (item.RootElement.GetProperty("title").GetString(), item.RootElement.GetProperty("text").GetString()!);
        }
    }
    foreach (var (title, text) in texts)
    {
        var document = pipeline.Read(text, title);
        foreach (var s in document.Sentences)
            Console.WriteLine($"{s.Field,-5} {s.Kind,-7} {s.Paragraph,3}  {s.Text.ReplaceLineEndings("¶")}");
        var tokens = document.Sentences.SelectMany(s => Enumerable.Range(0, s.Length).Select(i => s[i].Form)).ToArray();
        foreach (var q in document.Quotations)
            Console.WriteLine($"   Q {(q.Speaker < 0 ? "-" : tokens[q.Speaker])} | {(q.Verb < 0 ? "-" : tokens[q.Verb])} | {q.Span.In(document.TextOf(q.Field)).ToString().ReplaceLineEndings("¶")}");
    }
    return 0;
}

static int Parse(string text)
{
    var document = LanguagePipeline.Load().Read(text);
    new ConlluWriter(Console.Out).Write(document);
    DocumentJson.Write(Console.OpenStandardOutput(), document);
    return 0;
}

static int Full(string[] files)
{
    var pipeline = LanguagePipeline.Load(layout: LayoutOptions.Plain);
    foreach (var file in files)
    {
        using var reader = File.OpenText(file);
        Console.WriteLine($"{file}\n{UdScore.OfRawText(reader, text => pipeline.Read(text), file)}");
    }
    return 0;
}

static int Errors(string kind, string weights, string[] files)
{
    BoundaryModel? model = null;
    if (weights != "-")
    {
        using var stream = File.OpenRead(weights);
        model = BoundaryModel.Load(stream);
    }
    var pipeline = Plain(model);
    foreach (var file in files)
    {
        using var reader = File.OpenText(file);
        foreach (var gold in ConlluReader.ReadDocuments(reader, file))
        {
            var system = pipeline.Read(gold.Text);
            var (a, b) = kind == "tokens" ? (Tokens(gold), Tokens(system)) : (SentenceSpans(gold), SentenceSpans(system));
            if (kind == "tokens")
                Differences(gold.Text, a, b);
            else
                Boundaries(gold.Text, a, b);
        }
    }
    return 0;
}

static List<string> Cut(string text, List<(Span Span, string Cut)> tokens) => [.. tokens.Select(t => t.Cut)];

static List<(Span Span, string Cut)> Tokens(Document document)
{
    var list = new List<(Span, string)>();
    var multi = 0;
    var table = document.Table;
    for (var i = 0; i < table.TokenCount; i++)
    {
        if (multi < table.Multiword.Length && table.Multiword[multi].First == i)
        {
            var m = table.Multiword[multi++];
            list.Add((m.Span, string.Join('|', Enumerable.Range(m.First, m.End - m.First).Select(j => table.Span[j].In(document.Text).ToString()))));
            i = m.End - 1;
        }
        else
            list.Add((table.Span[i], table.Span[i].In(document.Text).ToString()));
    }
    return list;
}

static List<(Span Span, string Cut)> SentenceSpans(Document document) => [.. document.Sentences.Select(s => (s.Span, ""))];

static void Differences(string text, List<(Span Span, string Cut)> gold, List<(Span Span, string Cut)> system)
{
    int a = 0, b = 0;
    while (a < gold.Count && b < system.Count)
    {
        if (gold[a].Span == system[b].Span && gold[a].Cut == system[b].Cut)
        {
            a++;
            b++;
            continue;
        }
        var (a0, b0) = (a, b);
        var (ea, eb) = (gold[a++].Span.End, system[b++].Span.End);
        while (ea != eb)
        {
            if (ea < eb)
                ea = gold[a++].Span.End;
            else
                eb = system[b++].Span.End;
        }
        var start = Math.Min(gold[a0].Span.Start, system[b0].Span.Start);
        var context = text[Math.Max(0, start - 25)..start] + "⟦" + text[start..ea] + "⟧" + text[ea..Math.Min(text.Length, ea + 20)];
        Console.WriteLine($"{string.Join(' ', Cut(text, gold[a0..a]))}  ≠  {string.Join(' ', Cut(text, system[b0..b]))}    {context.ReplaceLineEndings(" ")}");
    }
}

static void Boundaries(string text, List<(Span Span, string Cut)> gold, List<(Span Span, string Cut)> system)
{
    var a = gold.Select(s => s.Span.Start).ToHashSet();
    var b = system.Select(s => s.Span.Start).ToHashSet();
    foreach (var at in a.Union(b).Order())
    {
        if (a.Contains(at) && b.Contains(at))
            continue;
        Console.WriteLine($"{(a.Contains(at) ? "missed" : "extra ")}  {text[Math.Max(0, at - 60)..at].ReplaceLineEndings("¶")}▮{text[at..Math.Min(text.Length, at + 50)].ReplaceLineEndings("¶")}");
    }
}

static int Speed(string[] files)
{
    var text = new StringBuilder();
    foreach (var file in files)
    {
        using var reader = File.OpenText(file);
        foreach (var document in ConlluReader.ReadDocuments(reader))
            text.Append(document.Text).Append("\n\n");
    }
    var all = text.ToString();
    var tokens = new List<RawToken>();
    for (var round = 0; round < 5; round++)
    {
        tokens.Clear();
        var clock = Stopwatch.StartNew();
        Tokenizer.Tokenize(all, 0, all.Length, tokens);
        var tokenizer = clock.Elapsed;
        clock.Restart();
        var builder = Plain().Tokenize(all);
        Console.WriteLine($"tokenizer {all.Length / 1e6 / tokenizer.TotalSeconds:0.0} MB/s, with sentences {all.Length / 1e6 / clock.Elapsed.TotalSeconds:0.0} MB/s, {builder.SentenceCount} sentences");
    }
    return 0;
}
