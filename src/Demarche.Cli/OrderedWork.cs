using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Demarche.Cli;

/// <summary>Work on many threads whose results come in the order of the input.</summary>
static class OrderedWork
{
    // Jobs under way for each thread: enough that a long one does not leave the others idle, few enough to keep memory flat.
    const int JobsPerThread = 4;

    /// <summary>Applies <paramref name="work"/> to each input on <paramref name="threads"/> threads; input is pulled only as fast as results are.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async IAsyncEnumerable<TResult> RunAsync<TInput, TResult>(IAsyncEnumerable<TInput> inputs, Func<TInput, TResult> work,
        int threads, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var jobs = Channel.CreateBounded<(TInput Input, TaskCompletionSource<TResult> Done)>(threads * JobsPerThread);
        var results = Channel.CreateBounded<Task<TResult>>(threads * JobsPerThread);
        var workers = Enumerable.Range(0, threads).Select(_ => Task.Run(WorkAsync, CancellationToken.None)).ToArray();
        var reader = Task.Run(ReadAsync, CancellationToken.None);
        try
        {
            await foreach (var result in results.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return await result.ConfigureAwait(false);
            await reader.ConfigureAwait(false);
        }
        finally
        {
            // Also when the caller stops in the middle: nobody is left behind.
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll([reader, .. workers]).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default)
                .ConfigureAwait(false);
        }

        async Task ReadAsync()
        {
            Exception? failure = null;
            try
            {
                await foreach (var input in inputs.WithCancellation(stop.Token).ConfigureAwait(false))
                {
                    var done = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
                    await results.Writer.WriteAsync(done.Task, stop.Token).ConfigureAwait(false);
                    await jobs.Writer.WriteAsync((input, done), stop.Token).ConfigureAwait(false);
                }
            }
            catch (Exception e)
            {
                failure = e;
                throw;
            }
            finally
            {
                jobs.Writer.Complete();
                results.Writer.Complete(failure);
            }
        }

        async Task WorkAsync()
        {
            await foreach (var (input, done) in jobs.Reader.ReadAllAsync(stop.Token).ConfigureAwait(false))
            {
                try
                {
                    done.SetResult(work(input));
                }
#pragma warning disable CA1031 // It is thrown again where the result is taken.
                catch (Exception e)
#pragma warning restore CA1031
                {
                    done.SetException(e);
                }
            }
        }
    }
}
