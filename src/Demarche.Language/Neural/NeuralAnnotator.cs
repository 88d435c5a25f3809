using System.Numerics.Tensors;

namespace Demarche.Language.Neural;

/// <summary>
/// The learned language layer for English: lemma, tag, features, head, relation and names of every token, by one small network that
/// runs on the processor.
/// </summary>
/// <remarks>
/// Thread-safe. A sentence gets the same annotation, to the bit, whatever is annotated beside it and on however many threads.
/// A sentence of more than <see cref="LongestSentence"/> tokens is parsed in pieces, each hung on the first one's root as
/// <c>parataxis</c>, so that time and memory grow with the text alone.
/// </remarks>
public sealed class NeuralAnnotator : IAnnotator
{
    /// <summary>The most tokens that are parsed as one tree.</summary>
    public const int LongestSentence = 400;

    // Sentences are taken together up to this many tokens: enough rows for the matrix kernel, few enough to stay in the cache.
    const int BatchTokens = 640;

    /// <summary>Where the weights lie beside the program.</summary>
    static readonly string s_defaultPath = Path.Combine(AppContext.BaseDirectory, "models", "english.dmm");

    readonly Network _network;
    readonly Workspace.Pool _pool = new();
    readonly int _threads;

    NeuralAnnotator(WeightFile file, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _network = new(file);
        _threads = threads;
        Version = file.Strings("version")[0];
    }

    /// <inheritdoc/>
    public string Version { get; }

    /// <summary>Loads the weights that come with the program.</summary>
    /// <param name="threads">Threads that one call of <see cref="Annotate"/> may use.</param>
    /// <exception cref="FileNotFoundException">They are not there.</exception>
    public static NeuralAnnotator Load(int threads = 1) => Load(s_defaultPath, threads);

    /// <summary>Loads weights from a <c>.dmm</c> file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="threads">Threads that one call of <see cref="Annotate"/> may use.</param>
    /// <exception cref="FileNotFoundException">It does not exist.</exception>
    /// <exception cref="FormatException">It is no weight file, or not of this release.</exception>
    public static NeuralAnnotator Load(string path, int threads = 1) => File.Exists(path)
        ? new(WeightFile.Read(path), threads)
        : throw new FileNotFoundException($"{path}: there are no weights; name the folder that holds english.dmm.", path);

    /// <summary>A stretch of one sentence that is parsed as a whole, and what was found in it.</summary>
    sealed class Piece(DocumentBuilder document, int sentence, int first, int length, int offset)
    {
        public DocumentBuilder Document => document;

        public int Sentence => sentence;

        /// <summary>Index in the document of its first token.</summary>
        public int First => first;

        public int Length => length;

        /// <summary>Its place in the sentence.</summary>
        public int Offset => offset;

        /// <summary>Its root, in the sentence.</summary>
        public int Root { get; set; }

        public List<Mention> Mentions { get; } = [];
    }

    /// <inheritdoc/>
    public void Annotate(IReadOnlyList<DocumentBuilder> documents, CancellationToken cancellationToken = default)
    {
        var pieces = new List<Piece>();
        foreach (var document in documents)
            for (var s = 0; s < document.SentenceCount; s++)
                Cut(document, s, pieces);

        var batches = new List<(int From, int To)>();
        for (int i = 0, from = 0, tokens = 0; i < pieces.Count; i++)
        {
            tokens += pieces[i].Length;
            if (i + 1 == pieces.Count || tokens + pieces[i + 1].Length > BatchTokens)
            {
                batches.Add((from, i + 1));
                (from, tokens) = (i + 1, 0);
            }
        }
        if (_threads == 1 || batches.Count == 1)
        {
            foreach (var (from, to) in batches)
            {
                cancellationToken.ThrowIfCancellationRequested();
                AnnotateBatch(pieces, from, to);
            }
        }
        else
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = cancellationToken };
            Parallel.ForEach(batches, options, batch => AnnotateBatch(pieces, batch.From, batch.To));
        }

        // What joins pieces and what must come in order.
        var root = 0;
        foreach (var piece in pieces)
        {
            if (piece.Offset == 0)
            {
                root = piece.Root;
            }
            else
            {
                var at = piece.First - piece.Offset + piece.Root;
                piece.Document.Head[at] = root;
                piece.Document.DepRel[at] = DepRel.Parataxis;
            }
            foreach (var mention in piece.Mentions)
                piece.Document.AddMention(mention);
        }
    }

    static void Cut(DocumentBuilder document, int sentence, List<Piece> pieces)
    {
        var (first, end) = document.SentenceRange(sentence);
        for (var at = first; at < end;)
        {
            var length = end - at;
            if (length > LongestSentence)
                length = PlaceToCut(document, sentence, at);
            pieces.Add(new(document, sentence, at, length, at - first));
            at += length;
        }
    }

    /// <summary>After the last comma, semicolon or the like that leaves a piece of fair length.</summary>
    static int PlaceToCut(DocumentBuilder document, int sentence, int first)
    {
        var field = document.FieldOf(sentence);
        for (var length = LongestSentence; length > LongestSentence / 2; length--)
            if (document.WordAt(first + length - 1, field) is [',' or ';' or ':' or '.' or '|' or '-'])
                return length;
        return LongestSentence;
    }

    void AnnotateBatch(List<Piece> pieces, int from, int to)
    {
        var workspace = _pool.Rent();
        try
        {
            var starts = new int[to - from + 1];
            Network.Begin(workspace);
            for (var i = from; i < to; i++)
            {
                var piece = pieces[i];
                var field = piece.Document.FieldOf(piece.Sentence);
                for (var t = 0; t < piece.Length; t++)
                    _network.Add(workspace, piece.Document.WordAt(piece.First + t, field));
                starts[i - from + 1] = starts[i - from] + piece.Length;
            }
            _network.Run(workspace, starts);

            var tokens = starts[^1];
            var heads = new int[tokens];
            for (var i = from; i < to; i++)
            {
                var (piece, start) = (pieces[i], starts[i - from]);
                Tag(workspace, piece, start, tokens);
                NameDecoder.Decode(_network.NameScores(workspace, start, tokens, out var stride), stride, piece.First, piece.Length, piece.Mentions);
                var tree = heads.AsSpan(start, piece.Length);
                workspace.Tree.Find(_network.ArcScores(workspace, start, piece.Length, tokens), tree);
                var head = piece.Document.Head.Slice(piece.First, piece.Length);
                for (var t = 0; t < tree.Length; t++)
                {
                    if (tree[t] < 0)
                        piece.Root = piece.Offset + t;
                    head[t] = tree[t] < 0 ? -1 : piece.Offset + tree[t];
                    tree[t] = tree[t] < 0 ? -1 : start + tree[t];
                }
            }
            Relate(workspace, pieces, from, starts, heads);
        }
        finally
        {
            _pool.Return(workspace);
        }
    }

    void Tag(Workspace workspace, Piece piece, int start, int tokens)
    {
        var document = piece.Document;
        var field = document.FieldOf(piece.Sentence);
        var (uposCount, featsCount) = (_network.Upos.Length, _network.Morphology.Length);
        for (var t = 0; t < piece.Length; t++)
        {
            var scores = _network.TagScores(workspace, start + t, tokens);
            var tag = TensorPrimitives.IndexOfMax<float>(scores[..uposCount]);
            var upos = _network.Upos[tag];
            var feats = scores.Slice(uposCount, featsCount);
            var allowed = _network.Allowed.AsSpan(tag * featsCount, featsCount);
            var best = -1;
            for (var f = 0; f < featsCount; f++)
                if (allowed[f] != 0 && (best < 0 || feats[f] > feats[best]))
                    best = f;
            document.Upos[piece.First + t] = upos;
            document.Morphology[piece.First + t] = best < 0 ? default : _network.Morphology[best];
            var form = document.WordAt(piece.First + t, field);
            document.Lemma[piece.First + t] = _network.Lemmas.Lemmatize(form, upos, scores[(uposCount + featsCount)..]);
        }
    }

    void Relate(Workspace workspace, List<Piece> pieces, int from, int[] starts, int[] heads)
    {
        var scores = _network.RelationScores(workspace, heads, out var stride);
        for (var i = 0; i + 1 < starts.Length; i++)
        {
            var relations = pieces[from + i].Document.DepRel[pieces[from + i].First..];
            for (var t = starts[i]; t < starts[i + 1]; t++)
            {
                var best = -1;
                var row = scores.Slice(t * stride, _network.DepRel.Length);
                for (var r = 0; r < row.Length; r++)
                    if (_network.DepRel[r] != DepRel.Root && (best < 0 || row[r] > row[best]))
                        best = r;
                relations[t - starts[i]] = heads[t] < 0 ? DepRel.Root : _network.DepRel[best];
            }
        }
    }
}
