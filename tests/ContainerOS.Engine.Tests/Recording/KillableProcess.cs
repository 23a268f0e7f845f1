using ContainerOS.Engine.State;

namespace ContainerOS.Engine.Tests.Recording;

/// <summary>
/// Runs an operation on one thread, and counts each place where it waits: the continuation of each await, and each step of a write to the
/// disk. At a chosen one it stops permanently, as a process that is killed does: no further line runs, no catch and no finally block
/// either. What remains is what the disk has and what the cloud was asked for.
/// </summary>
/// <param name="killAt">The place, from 1.</param>
/// <param name="seed">Decides which one of several continuations that are ready is the next, as the thread pool may.</param>
internal sealed class KillableProcess(int killAt, int seed) : SynchronizationContext
{
    private readonly Lock gate = new();
    private readonly Random random = new(seed);
    private readonly List<(SendOrPostCallback Callback, object? State)> ready = [];
    private readonly SemaphoreSlim arrived = new(0);
    private readonly TaskCompletionSource<bool> end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<IDisposable> handles = [];
    private readonly ManualResetEventSlim never = new(initialState: false);

    /// <summary>The places that the operation got to.</summary>
    public int Places { get; private set; }

    /// <summary>The files of the process. The system closes them when the process is killed.</summary>
    public StateFiles Files => field ??= new FilesOfProcess(this);

    /// <summary>Returns whether the process was killed; throws what the operation throws.</summary>
    public async Task<bool> RunAsync(Func<Task> operation)
    {
        var thread = new Thread(() => Pump(operation), maxStackSize: 512 * 1024) { IsBackground = true };
        thread.Start();
        var isKilled = await end.Task;
        if (isKilled)
        {
            handles.ForEach(handle => handle.Dispose());
        }

        return isKilled;
    }

    /// <summary>Waits until it is the turn of this operation, as a call over a wire does.</summary>
    public static async Task WaitAsync() => await Task.Yield();

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (gate)
        {
            ready.Add((d, state));
        }

        arrived.Release();
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("the engine never blocks on a task");

    private void Pump(Func<Task> operation)
    {
        SetSynchronizationContext(this);
        var task = operation();
        task.ContinueWith(_ => arrived.Release(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        while (!task.IsCompleted)
        {
            arrived.Wait();
            if (Next() is { Callback: { } callback } next)
            {
                Reach();
                callback(next.State);
            }
        }

        if (task.IsCompletedSuccessfully)
        {
            end.SetResult(false);
        }
        else
        {
            end.SetException(task.Exception?.InnerException ?? new TaskCanceledException());
        }
    }

    private (SendOrPostCallback? Callback, object? State) Next()
    {
        lock (gate)
        {
            if (ready.Count == 0)
            {
                return default;
            }

            var index = random.Next(ready.Count);
            var next = ready[index];
            ready.RemoveAt(index);
            return next;
        }
    }

    /// <summary>Counts a place, and at the chosen one never returns.</summary>
    private void Reach()
    {
        if (Current != this)
        {
            throw new InvalidOperationException("the engine did something on another thread than its own");
        }

        if (++Places == killAt)
        {
            end.SetResult(true);
            never.Wait();
        }
    }

    /// <summary>Real files. The process can be killed at each step, also when half of a write is on the disk.</summary>
    private sealed class FilesOfProcess(KillableProcess process) : UnflushedFiles
    {
        public override FileStream OpenLock(string path)
        {
            process.Reach();
            return Opened(base.OpenLock(path));
        }

        protected override Stream Create(string path, bool isPrivate)
        {
            process.Reach();
            return new TornFile(Opened((FileStream)base.Create(path, isPrivate)), process.Reach);
        }

        protected override void Flush(Stream file)
        {
            process.Reach();
            base.Flush(((TornFile)file).Whole);
        }

        protected override void Move(string from, string to)
        {
            process.Reach();
            base.Move(from, to);
            process.Reach();
        }

        // The handle, because closing the stream would write what is still in its buffer.
        private FileStream Opened(FileStream file)
        {
            process.handles.Add(file.SafeFileHandle);
            return file;
        }
    }
}
