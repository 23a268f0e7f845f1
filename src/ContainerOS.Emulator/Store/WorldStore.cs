using ContainerOS.Emulator.Chaos;
using ContainerOS.Emulator.Tasks;
using ContainerOS.Emulator.Time;

namespace ContainerOS.Emulator.Store;

/// <summary>
/// The world of an account. One writer changes it at a time; readers take the present world and wait for no change. Nothing runs in the
/// background: who reads or writes first lets the tasks go on until the present moment.
/// </summary>
internal sealed class WorldStore(World world, VirtualClock clock, IWorldFile file)
{
    /// <summary>How many earlier worlds are kept for stale reads; they share most of their content.</summary>
    private const int Kept = 64;

    /// <summary>A task that does not end within this time is stuck: 90 days, in milliseconds.</summary>
    private const long LongestWait = 90L * 24 * 3_600_000;

    private readonly Lock writing = new();
    private readonly Queue<(long At, World World)> earlier = [];
    private World current = world;

    internal VirtualClock Clock => clock;

    /// <summary>The world at the present moment, and that moment.</summary>
    internal (World World, long Now) Read()
    {
        var (now, world) = (clock.Now, Volatile.Read(ref current));
        if (world.DueAt > now)
        {
            return (world, now);
        }

        // What is due follows from the world and the time alone. Another reader may come to the same world; only one of them stays.
        var advanced = TaskRunner.Advance(world, now);
        Interlocked.CompareExchange(ref current, advanced, world);
        return (advanced, now);
    }

    /// <summary>The world as it was some time ago; the present one when that was before the kept changes.</summary>
    internal (World World, long Now) ReadEarlier(TimeSpan age)
    {
        var past = clock.Now - (long)age.TotalMilliseconds;
        lock (earlier)
        {
            var known = earlier.LastOrDefault(entry => entry.At <= past);
            return known.World is null ? Read() : (TaskRunner.Advance(known.World, past), past);
        }
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
    }

    /// <summary>Changes the world. A change that fails changes nothing; one that succeeds is kept before this method returns.</summary>
    internal TReply Change<TReply>(Func<World, WorldEditor, TReply> change, TaskFaults? faults = null)
    {
        lock (writing)
        {
            while (true)
            {
                var (before, now) = Read();
                var editor = new WorldEditor(before, now, faults);
                var reply = change(before, editor);
                var (after, events) = editor.Finish();
                if (ReferenceEquals(after, before))
                {
                    return reply;
                }

                file.Save(after, now, events);
                if (ReferenceEquals(Interlocked.CompareExchange(ref current, after, before), before))
                {
                    Keep(now, after);
                    return reply;
                }
            }
        }
    }

    private void Keep(long now, World changed)
    {
        lock (earlier)
        {
            earlier.Enqueue((now, changed));
            if (earlier.Count > Kept)
            {
                earlier.Dequeue();
            }
        }
    }

    /// <summary>Keeps the world with the time of its clock.</summary>
    internal void Save()
    {
        lock (writing)
        {
            var (present, now) = Read();
            file.Save(present, now, []);
        }
    }
}

/// <summary>Keeps the world of an account between runs.</summary>
internal interface IWorldFile
{
    /// <summary>Keeps a world at a moment of its clock. The events say what changed since the last call.</summary>
    void Save(World world, long now, IReadOnlyList<WorldEvent> events);
}
