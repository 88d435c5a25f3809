using System.Globalization;
using System.Text;

namespace Demarche.Language.Conllu;

/// <summary>A document read from CoNLL-U, still open, with what a <see cref="Document"/> has no place for.</summary>
/// <param name="Id">From <c># newdoc id =</c>; null when there is none.</param>
/// <param name="Builder">Sentences and tokens with every column read; call <see cref="DocumentBuilder.Build"/> to seal it.</param>
/// <param name="Comments">The comment lines of each sentence, with their <c>#</c>.</param>
public sealed record ConlluItem(string? Id, DocumentBuilder Builder, IReadOnlyList<IReadOnlyList<string>> Comments);

/// <summary>
/// Reads CoNLL-U. The text is made from the forms: <c>SpaceAfter=No</c> joins, <c># newpar</c> and <c># newdoc</c> begin a paragraph
/// after a blank line, anything else is one space. Where MISC has <c>start_char</c> (as <see cref="ConlluWriter"/> writes it), tokens
/// are put at those offsets.
/// </summary>
/// <remarks>
/// Read: FORM, LEMMA, UPOS, FEATS (those of <see cref="Morphology"/>), HEAD, DEPREL, multiword tokens, MISC <c>NER</c>; comments
/// <c># field = title</c>, <c># kind = heading</c>, <c>title</c> or <c>dateline</c>. Empty nodes, XPOS and DEPS are passed over.
/// <code>
/// using var reader = File.OpenText("dev.conllu");
/// foreach (var document in ConlluReader.ReadDocuments(reader, "dev.conllu"))
///     Console.WriteLine(document.SentenceCount);
/// </code>
/// </remarks>
public static class ConlluReader
{
    /// <summary>Reads everything as one document, whatever <c># newdoc</c> says.</summary>
    /// <param name="reader">Read to its end, not closed.</param>
    /// <param name="path">Name of the source for messages; null: <c>conllu</c>.</param>
    /// <exception cref="FormatException">A line is not CoNLL-U; the message names it.</exception>
    public static Document ReadDocument(TextReader reader, string? path = null)
    {
        var parser = new Parser(reader, path, int.MaxValue, splitDocuments: false);
        return (parser.Next()?.Builder ?? new DocumentBuilder("")).Build();
    }

    /// <summary>Reads a small piece of CoNLL-U as one document.</summary>
    /// <exception cref="FormatException">A line is not CoNLL-U; the message names it.</exception>
    public static Document ReadDocument(string conllu)
    {
        using var reader = new StringReader(conllu);
        return ReadDocument(reader);
    }

    /// <summary>Streams documents, one for each <c># newdoc</c>.</summary>
    /// <inheritdoc cref="ReadItems"/>
    public static IEnumerable<Document> ReadDocuments(TextReader reader, string? path = null, int maxSentences = 2_000) =>
        ReadItems(reader, path, maxSentences).Select(item => item.Builder.Build());

    /// <summary>Streams documents that are still open, one for each <c># newdoc</c>, for <see cref="LanguagePipeline.Annotate(DocumentBuilder)"/>.</summary>
    /// <param name="reader">Read as documents are asked for, not closed.</param>
    /// <param name="path">Name of the source for messages; null: <c>conllu</c>.</param>
    /// <param name="maxSentences">A longer document is given in pieces of this many sentences, so that memory stays flat.</param>
    /// <exception cref="FormatException">A line is not CoNLL-U; the message names it.</exception>
    public static IEnumerable<ConlluItem> ReadItems(TextReader reader, string? path = null, int maxSentences = 2_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSentences, 1);
        var parser = new Parser(reader, path, maxSentences, splitDocuments: true);
        while (parser.Next() is { } item)
            yield return item;
    }

    sealed record Row(string Form, string Lemma, Upos Upos, Morphology Morphology, int Head, DepRel DepRel, string Ner, bool SpaceAfter, int Start);

    sealed record Range(int First, int End, string Form, bool SpaceAfter, int Start);

    sealed class Block
    {
        public List<string> Comments { get; } = [];
        public List<Row> Rows { get; } = [];
        public List<Range> Ranges { get; } = [];
        public string? DocumentId { get; set; }
        public bool NewDocument { get; set; }
        public bool NewParagraph { get; set; }
        public bool Title { get; set; }
        public SentenceKind Kind { get; set; }
    }

    sealed class Parser(TextReader reader, string? path, int maxSentences, bool splitDocuments)
    {
        int _line;
        Block? _pending;
        string? _documentId;

        public ConlluItem? Next()
        {
            var first = _pending ?? ReadBlock();
            _pending = null;
            if (first is null)
                return null;
            if (first.NewDocument)
                _documentId = first.DocumentId;
            var blocks = new List<Block> { first };
            while (blocks.Count < maxSentences && ReadBlock() is { } block)
            {
                if (splitDocuments && block.NewDocument)
                {
                    _pending = block;
                    break;
                }
                blocks.Add(block);
            }
            return Assemble(blocks);
        }

        Block? ReadBlock()
        {
            var block = new Block();
            while (reader.ReadLine() is { } line)
            {
                _line++;
                if (line.Length == 0 || string.IsNullOrWhiteSpace(line))
                {
                    if (block.Rows.Count > 0)
                        return Checked(block);
                }
                else if (line[0] == '#')
                    Comment(block, line);
                else
                    Columns(block, line);
            }
            return block.Rows.Count > 0 ? Checked(block) : null;
        }

        static void Comment(Block block, string line)
        {
            block.Comments.Add(line);
            var comment = line.AsSpan(1).Trim();
            var equals = comment.IndexOf('=');
            var key = equals < 0 ? comment : comment[..equals].TrimEnd();
            var value = equals < 0 ? default : comment[(equals + 1)..].Trim();
            if (key is "newdoc" or "newdoc id")
                (block.NewDocument, block.DocumentId) = (true, value.IsEmpty ? null : value.ToString());
            else if (key is "newpar" or "newpar id")
                block.NewParagraph = true;
            else if (key is "field")
                block.Title = value is "title";
            else if (key is "kind")
            {
                block.Kind = value switch
                {
                    "heading" => SentenceKind.Heading,
                    "title" => SentenceKind.Title,
                    "dateline" => SentenceKind.Dateline,
                    _ => SentenceKind.Prose,
                };
            }
        }

        void Columns(Block block, string line)
        {
            Span<System.Range> columns = stackalloc System.Range[11];
            var text = line.AsSpan();
            if (text.Split(columns, '\t') != 10)
                throw Error($"a word has 10 columns between tabs, this line has {line.Count(c => c == '\t') + 1}");
            var id = text[columns[0]];
            if (id.Contains('.'))
                return; // an empty node of the enhanced graph
            var form = text[columns[1]].ToString();
            if (form.Length == 0)
                throw Error("the FORM column is empty; write _ for a word that is an underscore");
            var (ner, spaceAfter, start) = Misc(text[columns[9]]);
            if (id.IndexOf('-') is > 0 and var dash)
            {
                if (!TryNumber(id[..dash], out var first) || !TryNumber(id[(dash + 1)..], out var last) || last < first)
                    throw Error($"\"{id}\" is no range of words; write it as 3-4");
                if (first != block.Rows.Count + 1)
                    throw Error($"the multiword token {id} does not stand before its first word");
                block.Ranges.Add(new(first - 1, last, form, spaceAfter, start));
                return;
            }
            if (!TryNumber(id, out var number) || number != block.Rows.Count + 1)
                throw Error($"the ID is \"{id}\", but the next word of this sentence is number {block.Rows.Count + 1}");
            var head = text[columns[6]];
            var governor = 0;
            if (head is not "_" && !TryNumber(head, out governor))
                throw Error($"the HEAD is \"{head}\"; write the number of a word, 0 for the root, or _");
            block.Rows.Add(new(form, text[columns[2]].ToString(), UposNames.Parse(text[columns[3]]), Morphology.Parse(text[columns[5]]),
                governor - 1, head is "_" ? DepRel.Dep : DepRels.Parse(text[columns[7]]), ner, spaceAfter, start));
        }

        static (string Ner, bool SpaceAfter, int Start) Misc(ReadOnlySpan<char> misc)
        {
            string ner = "";
            var spaceAfter = true;
            var start = -1;
            foreach (var part in misc.Split('|'))
            {
                var item = misc[part];
                if (item is "SpaceAfter=No")
                    spaceAfter = false;
                else if (item.StartsWith("NER="))
                    ner = item[4..].ToString();
                else if (item.StartsWith("start_char="))
                    start = int.TryParse(item[11..], NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : -1;
            }
            return (ner, spaceAfter, start);
        }

        static bool TryNumber(ReadOnlySpan<char> text, out int number) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

        Block Checked(Block block)
        {
            foreach (var row in block.Rows)
                if (row.Head >= block.Rows.Count)
                    throw Error($"the sentence that ends here has {block.Rows.Count} words, but one has HEAD {row.Head + 1}");
            foreach (var range in block.Ranges)
                if (range.End > block.Rows.Count)
                    throw Error($"the sentence that ends here has {block.Rows.Count} words, but a multiword token reaches to {range.End}");
            return block;
        }

        FormatException Error(string what) => new($"{path ?? "conllu"}({_line}): {what}.");

        ConlluItem Assemble(List<Block> blocks)
        {
            var body = new StringBuilder();
            var title = new StringBuilder();
            var spans = new List<Span>[blocks.Count];
            var paragraphs = new int[blocks.Count];
            for (var i = 0; i < blocks.Count; i++)
            {
                var block = blocks[i];
                var text = block.Title ? title : body;
                var begins = i == 0 || blocks[i - 1].Title != block.Title;
                paragraphs[i] = begins ? 0 : paragraphs[i - 1];
                if (!begins && (block.NewParagraph || block.NewDocument))
                {
                    paragraphs[i]++;
                    text.Length -= text.Length > 0 && text[^1] == ' ' ? 1 : 0;
                    text.Append("\n\n");
                }
                spans[i] = Lay(block, text);
            }
            for (var i = 0; i < 2; i++)
            {
                var text = i == 0 ? body : title;
                text.Length -= text.Length > 0 && text[^1] == ' ' ? 1 : 0;
            }

            var builder = new DocumentBuilder(body.ToString(), title.Length > 0 ? title.ToString() : null);
            for (var pass = 0; pass < 2; pass++)
                for (var i = 0; i < blocks.Count; i++)
                    if (blocks[i].Title == (pass == 0))
                        Fill(builder, blocks[i], spans[i], paragraphs[i]);
            var comments = blocks.Where(b => b.Title).Concat(blocks.Where(b => !b.Title)).Select(b => (IReadOnlyList<string>)b.Comments);
            return new(_documentId, builder, [.. comments]);
        }

        /// <summary>Appends the words of a sentence to the text, and gives the span of each.</summary>
        static List<Span> Lay(Block block, StringBuilder text)
        {
            var spans = new List<Span>(block.Rows.Count);
            var range = 0;
            for (var i = 0; i < block.Rows.Count;)
            {
                if (range < block.Ranges.Count && block.Ranges[range].First == i)
                {
                    var multi = block.Ranges[range++];
                    var whole = Put(text, multi.Form, multi.Start);
                    var words = block.Rows.Skip(multi.First).Take(multi.End - multi.First).Select(row => row.Form);
                    if (string.Concat(words) == multi.Form)
                    {
                        var at = whole.Start;
                        for (; i < multi.End; i++)
                        {
                            spans.Add(new(at, at + block.Rows[i].Form.Length));
                            at += block.Rows[i].Form.Length;
                        }
                    }
                    else
                    {
                        for (; i < multi.End; i++)
                            spans.Add(whole);
                    }
                    if (multi.SpaceAfter)
                        text.Append(' ');
                }
                else
                {
                    spans.Add(Put(text, block.Rows[i].Form, block.Rows[i].Start));
                    if (block.Rows[i].SpaceAfter)
                        text.Append(' ');
                    i++;
                }
            }
            return spans;
        }

        static Span Put(StringBuilder text, string form, int start)
        {
            if (start > text.Length && start - text.Length < 10_000)
                text.Append(' ', start - text.Length);
            text.Append(form);
            return new(text.Length - form.Length, text.Length);
        }

        static void Fill(DocumentBuilder builder, Block block, List<Span> spans, int paragraph)
        {
            var field = block.Title ? TextField.Title : TextField.Text;
            var text = block.Title ? builder.Title! : builder.Text;
            builder.BeginSentence(field, block.Title ? SentenceKind.Title : block.Kind, paragraph);
            var first = builder.TokenCount;
            for (var i = 0; i < block.Rows.Count; i++)
                builder.AddToken(spans[i], spans[i].In(text).SequenceEqual(block.Rows[i].Form) ? null : block.Rows[i].Form);
            for (var i = 0; i < block.Rows.Count; i++)
            {
                var row = block.Rows[i];
                builder.Lemma[first + i] = row.Lemma == "_" && row.Form != "_" ? null : row.Lemma;
                builder.Upos[first + i] = row.Upos;
                builder.Morphology[first + i] = row.Morphology;
                builder.Head[first + i] = row.Head;
                builder.DepRel[first + i] = row.DepRel;
            }
            foreach (var range in block.Ranges)
                builder.AddMultiword(first + range.First, first + range.End, new(spans[range.First].Start, spans[range.End - 1].End));
            Names(builder, block, first);
        }

        static void Names(DocumentBuilder builder, Block block, int first)
        {
            for (var i = 0; i < block.Rows.Count;)
            {
                var label = block.Rows[i].Ner;
                var begin = i++;
                if (label.Length < 3 || label[1] != '-')
                    continue;
                var type = label[2..];
                while (i < block.Rows.Count && block.Rows[i].Ner is ['I', '-', ..] inside && inside.AsSpan(2).SequenceEqual(type))
                    i++;
                MentionKind? kind = type switch
                {
                    "PER" => MentionKind.Person,
                    "ORG" => MentionKind.Organization,
                    "LOC" => MentionKind.Location,
                    _ => null,
                };
                if (kind is { } known)
                    builder.AddMention(new(first + begin, first + i, known));
            }
        }
    }
}
