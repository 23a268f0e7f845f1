using ContainerOS.Emulator.Chaos;
using ContainerOS.Emulator.Tasks;
using ContainerOS.Emulator.Time;

namespace ContainerOS.Emulator.Store;

/// <summary>
/// The world of an account. One writer changes it at a time; readers take the present world and wait for no change. Nothing runs in the
/// background: who reads or writes first lets the tasks go on until the present moment.
/// </summary>
/// <remarks>
/// A change is published once it is kept, so that no reader sees what a crash would undo. Changes that come while another one is written
/// are written together. What tasks did by themselves follows from what is kept, and is kept with the next change, or soon after.
/// </remarks>
internal sealed class WorldStore(World world, VirtualClock clock, IWorldFile? file) : IDisposable
{
    /// <summary>How many earlier worlds are kept for stale reads; they share most of their content.</summary>
    private const int KeptWorlds = 64;

    /// <summary>How many published changes are kept for those who follow them.</summary>
    private const int KeptChanges = 1024;

    /// <summary>A task that does not end within this time is stuck: 90 days, in milliseconds.</summary>
    private const long LongestWait = 90L * 24 * 3_600_000;

    private readonly Lock writing = new();
    private readonly Lock committing = new();
    private readonly Lock history = new();
    private readonly Queue<(long At, World World)> earlier = [];
    private readonly LinkedList<(long Version, IReadOnlyList<WorldEvent> Events)> published = [];
    private Snapshot current = new(world, 0, null);

    /// <summary>The newest change that is not kept yet, on which the next one builds; null when there is none.</summary>
    private Snapshot? newest;
    private CommitGroup? joining;
    private int isFlushQueued;
    private bool isClosed;

    internal VirtualClock Clock => clock;

    internal T File<T>()
        where T : IWorldFile => (T)file!;

    /// <summary>The world at the present moment, and that moment.</summary>
    internal (World World, long Now) Read()
    {
        var (present, now) = Present();
        return (present.World, now);
    }

    /// <summary>The present world with what is different since a version of it.</summary>
    /// <param name="version">The version that the caller knows.</param>
    /// <returns>The changes are null when they are no longer known: then everything may be different.</returns>
    internal (World World, long Now, long Version, IReadOnlyList<WorldEvent>? Changes) ReadSince(long version)
    {
        var (present, now) = Present();
        lock (history)
        {
            var changes = new List<WorldEvent>();
            var expected = present.Version;
            for (var node = published.Last; expected > version; node = node.Previous)
            {
                while (node is not null && node.Value.Version > expected)
                {
                    node = node.Previous;
                }

                if (node is null || node.Value.Version != expected)
                {
                    return (present.World, now, present.Version, null);
                }

                changes.AddRange(node.Value.Events);
                expected--;
            }

            return (present.World, now, present.Version, version > present.Version ? null : changes);
        }
    }

    /// <summary>The world as it was some time ago; the present one when that was before the kept changes.</summary>
    internal (World World, long Now) ReadEarlier(TimeSpan age)
    {
        var past = clock.Now - (long)age.TotalMilliseconds;
        lock (history)
        {
            var known = earlier.LastOrDefault(entry => entry.At <= past);
            return known.World is null ? Read() : (TaskRunner.Advance(known.World, past).World, past);
        }
    }

    /// <summary>Moves the clock forward, and keeps its time.</summary>
    /// <param name="milliseconds">How far, at least zero.</param>
    internal void Advance(long milliseconds)
    {
        clock.Advance(milliseconds);
        Save();
    }

    /// <summary>Moves the clock to the end of a task.</summary>
    internal void AdvanceUntilEnd(string taskId)
    {
        while (Read() is var (world, now) && !world.Task(taskId).HasEnded)
        {
            var end = world.Task(taskId).State == TaskState.Running ? TaskRunner.EndOf(world, taskId, now + LongestWait) : null;
            ApiException.ThrowUnless(
                end is not null,
                $"The task {taskId} does not get on: it is {(world.Task(taskId).State == TaskState.Paused ? "paused" : "stuck")}"
            );
            clock.Advance(Math.Max(1, end!.Value - now));
        }

        Save();
    }

    /// <summary>Changes the world. A change that fails changes nothing; one that succeeds is kept before this method returns.</summary>
    internal TReply Change<TReply>(Func<World, WorldEditor, TReply> change, TaskFaults? faults = null)
    {
        TReply reply;
        CommitGroup group;
        lock (writing)
        {
            var (before, now) = newest is null ? Present() : Advance(newest, clock.Now);
            var editor = new WorldEditor(before.World, now, faults);
            reply = change(before.World, editor);
            var (after, events) = editor.Finish();

            // A reply without a change may still depend on one that is not kept yet, so that it waits for that.
            if (ReferenceEquals(after, before.World) && newest is null)
            {
                return reply;
            }

            group = Join(before.With(after, events), now);
        }

        Commit(group);
        return reply;
    }

    /// <summary>Keeps the world with the time of its clock.</summary>
    internal void Save()
    {
        if (file is null)
        {
            return;
        }

        CommitGroup group;
        lock (writing)
        {
            var (present, now) = newest is null ? Present() : Advance(newest, clock.Now);
            group = Join(present, now);
        }

        Commit(group);
    }

    /// <summary>Keeps the world a last time. Later changes fail.</summary>
    public void Dispose()
    {
        if (isClosed)
        {
            return;
        }

        try
        {
            Save();
        }
        finally
        {
            lock (committing)
            {
                isClosed = true;
                file?.Dispose();
            }
        }
    }

    private static (Snapshot Snapshot, long Now) Advance(Snapshot snapshot, long now)
    {
        if (snapshot.World.DueAt > now)
        {
            return (snapshot, now);
        }

        var (advanced, events) = TaskRunner.Advance(snapshot.World, now);
        return (snapshot.With(advanced, events), now);
    }

    private (Snapshot Snapshot, long Now) Present()
    {
        while (true)
        {
            var (now, before) = (clock.Now, Volatile.Read(ref current));
            var (advanced, _) = Advance(before, now);
            if (ReferenceEquals(advanced, before))
            {
                return (before, now);
            }

            // What is due follows from the world and the time alone. Another reader may come to the same world; only one of them stays. The
            // other one looks again, because a change may have got the number of the version.
            var next = advanced with
            {
                Version = before.Version + 1,
            };
            if (ReferenceEquals(Interlocked.CompareExchange(ref current, next, before), before))
            {
                lock (history)
                {
                    Remember(next.Version, next.EventsSince(before));
                }

                QueueFlush();
                return (next, now);
            }
        }
    }

    /// <summary>Adds a change to those that are written next. The caller holds the lock of writers.</summary>
    private CommitGroup Join(Snapshot after, long now)
    {
        newest = after;
        joining ??= new CommitGroup();
        (joining.Last, joining.Now) = (after, now);
        return joining;
    }

    /// <summary>Writes a group of changes and publishes it, unless another of its members did.</summary>
    private void Commit(CommitGroup group)
    {
        lock (committing)
        {
            if (!group.IsDone)
            {
                lock (writing)
                {
                    // Who comes now builds on this group, and joins the next one. It need not write again what this one writes.
                    (joining, newest) = (null, newest! with { Last = null });
                }

                Write(group);
            }
        }

        group.ThrowIfFailed();
    }

    private void Write(CommitGroup group)
    {
        try
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            file?.Save(group.Last.World, group.Now, [.. group.Last.Unsaved()]);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            lock (writing)
            {
                // Changes that came meanwhile build on what was not kept.
                joining?.End(exception);
                (joining, newest) = (null, null);
            }

            group.End(exception);
            return;
        }

        Publish(group);
        lock (writing)
        {
            newest = joining is null ? null : newest;
        }

        group.End(null);
    }

    private void Publish(CommitGroup group)
    {
        var saved = new Snapshot(group.Last.World, 0, null);
        while (true)
        {
            // A reader may have let tasks go on meanwhile. They do it again from here, at the same moments.
            var before = Volatile.Read(ref current);
            var next = saved with { Version = before.Version + 1 };
            if (!ReferenceEquals(Interlocked.CompareExchange(ref current, next, before), before))
            {
                continue;
            }

            lock (history)
            {
                Remember(next.Version, [.. group.Last.Unsaved(), .. before.Unsaved()]);
                earlier.Enqueue((group.Now, next.World));
                if (earlier.Count > KeptWorlds)
                {
                    earlier.Dequeue();
                }
            }

            return;
        }
    }

    /// <summary>The caller holds the lock of the history.</summary>
    private void Remember(long version, IReadOnlyList<WorldEvent> events)
    {
        var node = published.Last;
        while (node is not null && node.Value.Version > version)
        {
            node = node.Previous;
        }

        if (node is null)
        {
            published.AddFirst((version, events));
        }
        else
        {
            published.AddAfter(node, (version, events));
        }

        if (published.Count > KeptChanges)
        {
            published.RemoveFirst();
        }
    }

    /// <summary>Keeps what tasks did by themselves, soon.</summary>
    private void QueueFlush()
    {
        if (file is null || Interlocked.Exchange(ref isFlushQueued, 1) == 1)
        {
            return;
        }

        ThreadPool.UnsafeQueueUserWorkItem(
            _ =>
            {
                Volatile.Write(ref isFlushQueued, 0);
                try
                {
                    Save();
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or EmulatorStateException)
                {
                    // No call waits for it. What was not kept is written with the next change, which fails when it cannot be.
                }
            },
            null
        );
    }

    /// <summary>A world with what of it is not kept yet.</summary>
    /// <param name="World">The world.</param>
    /// <param name="Version">The number of the published world; each is greater than that before.</param>
    /// <param name="Last">The newest changes that are not kept; null for none.</param>
    private sealed record Snapshot(World World, long Version, Batch? Last)
    {
        internal Snapshot With(World after, IReadOnlyList<WorldEvent> events) =>
            this with
            {
                World = after,
                Last = new Batch(events, Last),
            };

        internal IEnumerable<WorldEvent> Unsaved()
        {
            for (var batch = Last; batch is not null; batch = batch.Before)
            {
                foreach (var change in batch.Events)
                {
                    yield return change;
                }
            }
        }

        /// <summary>What changed since a snapshot that this one was made from.</summary>
        internal IReadOnlyList<WorldEvent> EventsSince(Snapshot before) =>
            Last is { } batch && ReferenceEquals(batch.Before, before.Last) ? batch.Events : [.. Unsaved()];
    }

    /// <summary>Changes that are not kept, newest first.</summary>
    private sealed record Batch(IReadOnlyList<WorldEvent> Events, Batch? Before);

    /// <summary>Changes that are written together.</summary>
    private sealed class CommitGroup
    {
        private Exception? failure;

        /// <summary>The world after its last change.</summary>
        internal Snapshot Last { get; set; } = null!;

        /// <summary>The emulated time of its last change.</summary>
        internal long Now { get; set; }

        internal bool IsDone { get; private set; }

        internal void End(Exception? exception) => (failure, IsDone) = (exception, true);

        internal void ThrowIfFailed()
        {
            if (failure is not null)
            {
                throw new IOException("The change could not be kept: " + failure.Message, failure);
            }
        }
    }
}

/// <summary>Keeps the world of an account between runs.</summary>
internal interface IWorldFile : IDisposable
{
    /// <summary>Keeps a world at a moment of its clock, wholly or not at all. The events say what changed since the last call.</summary>
    void Save(World world, long now, IReadOnlyList<WorldEvent> events);
}
