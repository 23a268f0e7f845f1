namespace ContainerOS.Engine.Deployment;

/// <summary>Counts the calls that are running.</summary>
internal sealed class ActiveCalls(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly List<TaskCompletionSource> waiting = [];
    private int count;
    private long lastEnd = time.GetTimestamp();

    /// <summary>The time since the last call ended; zero during calls.</summary>
    public TimeSpan IdleTime
    {
        get
        {
            lock (gate)
            {
                return count > 0 ? TimeSpan.Zero : time.GetElapsedTime(lastEnd);
            }
        }
    }

    /// <summary>Counts a call until the result is disposed.</summary>
    public IDisposable Begin()
    {
        lock (gate)
        {
            count++;
        }

        return new Call(this);
    }

    /// <summary>Waits until no call is running.</summary>
    public Task WhenIdleAsync()
    {
        lock (gate)
        {
            if (count == 0)
            {
                return Task.CompletedTask;
            }

            var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add(idle);
            return idle.Task;
        }
    }

    private void End()
    {
        lock (gate)
        {
            lastEnd = time.GetTimestamp();
            if (--count == 0)
            {
                waiting.ForEach(idle => idle.TrySetResult());
                waiting.Clear();
            }
        }
    }

    private sealed class Call(ActiveCalls owner) : IDisposable
    {
        public void Dispose() => owner.End();
    }
}
