using System.Collections.Concurrent;

namespace Demarche.Language.Neural;

/// <summary>Scratch of one thread for one batch; grows to the largest batch and is used again. Not thread-safe.</summary>
sealed class Workspace
{
    float[][] _buffers = new float[(int)Buffer.Count][];

    /// <summary>What a buffer is for; no two uses at once share one.</summary>
    public enum Buffer
    {
        Features,
        TypeInputs,
        TypeGates,
        Words,
        Gates,
        State,
        Hidden,
        Dependents,
        Scores,
        Pairs,
        Relations,
        Tags,
        Names,
        Count,
    }

    /// <summary>Numbers of the word types of the batch, by form.</summary>
    public Dictionary<string, int> TypeNumbers { get; } = new(StringComparer.Ordinal);

    /// <summary>The representation of each type of the batch.</summary>
    public List<float[]?> Types { get; } = [];

    /// <summary>The type of each token of the batch.</summary>
    public List<int> TypeOf { get; } = [];

    /// <summary>Forms whose representation has to be computed, with their number in the batch.</summary>
    public List<(string Form, int Number)> NewTypes { get; } = [];

    /// <summary>Scratch for trees.</summary>
    public SpanningTree Tree { get; } = new();

    /// <summary>At least <paramref name="length"/> floats, with whatever was in them.</summary>
    public Span<float> Get(Buffer buffer, int length)
    {
        ref var array = ref _buffers[(int)buffer];
        if (array is null || array.Length < length)
            array = new float[Math.Max(length, array is null ? 0 : array.Length * 5 / 4)];
        return array.AsSpan(0, length);
    }

    /// <summary>Workspaces waiting for their next batch.</summary>
    public sealed class Pool
    {
        readonly ConcurrentBag<Workspace> _free = [];

        /// <summary>Takes one; give it back with <see cref="Return"/>.</summary>
        public Workspace Rent() => _free.TryTake(out var workspace) ? workspace : new();

        /// <summary>Gives one back.</summary>
        public void Return(Workspace workspace) => _free.Add(workspace);
    }
}
