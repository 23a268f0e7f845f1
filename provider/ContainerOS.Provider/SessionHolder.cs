using ContainerOS.Protocol.Faults;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.Lookups;
using ContainerOS.Provider.Ownership;
using Grpc.Core;

namespace ContainerOS.Provider;

/// <summary>
/// Holds the session of the last configuration for concurrent calls. A call keeps the session it started with: a session that is
/// replaced meanwhile is disposed when its last call has ended.
/// </summary>
internal sealed class SessionHolder : IDisposable
{
    private readonly Lock gate = new();
    private Entry? current;

    /// <summary>The user data settings of the current session; null before the first configuration.</summary>
    internal UserDataSettings? UserData
    {
        get
        {
            lock (gate)
            {
                return current?.Session.UserData;
            }
        }
    }

    /// <summary>Decides which images pools use in the current session; null before the first configuration.</summary>
    internal LockedImages? Images
    {
        get
        {
            lock (gate)
            {
                return current?.Session.Images;
            }
        }
    }

    /// <summary>The owner of the pool of a resource in the current session; null before the first configuration.</summary>
    internal PoolOwner? OwnerOf(string urn)
    {
        lock (gate)
        {
            return current?.Session.OwnerOf(urn);
        }
    }

    /// <summary>Applies a configuration: to the current session if it is for the same cloud, otherwise to a new one.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="open">Opens a new session.</param>
    internal void Configure(ProviderConfig config, Func<ProviderSession> open)
    {
        lock (gate)
        {
            if (current?.Session.TryReconfigure(config) is not true)
            {
                Replace(new Entry(open()));
            }
        }
    }

    /// <summary>Replaces the current session by a new one.</summary>
    internal void Open(Func<ProviderSession> open)
    {
        lock (gate)
        {
            Replace(new Entry(open()));
        }
    }

    /// <summary>Runs a call with the current session.</summary>
    /// <exception cref="RpcFaultException">There is no session yet.</exception>
    internal async Task<T> UseAsync<T>(Func<ProviderSession, Task<T>> call)
    {
        var entry = Enter();
        try
        {
            return await call(entry.Session);
        }
        finally
        {
            Leave(entry);
        }
    }

    /// <summary>Takes the current session for a call that returns its results one by one. It is kept until the lease is disposed.</summary>
    /// <exception cref="RpcFaultException">There is no session yet.</exception>
    internal SessionLease Lease()
    {
        var entry = Enter();
        return new SessionLease(entry.Session, () => Leave(entry));
    }

    /// <summary>Disposes the current session, after its last call.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            Replace(null);
        }
    }

    private Entry Enter()
    {
        lock (gate)
        {
            var entry = current ?? throw new RpcFaultException(StatusCode.FailedPrecondition, "the provider is not configured yet");
            entry.Calls++;
            return entry;
        }
    }

    private void Leave(Entry entry)
    {
        lock (gate)
        {
            entry.Calls--;
            DisposeIfUnused(entry);
        }
    }

    private void Replace(Entry? next)
    {
        var replaced = current;
        current = next;
        if (replaced is not null)
        {
            DisposeIfUnused(replaced);
        }
    }

    private void DisposeIfUnused(Entry entry)
    {
        if (entry.Calls == 0 && entry != current)
        {
            entry.Session.Dispose();
        }
    }

    private sealed class Entry(ProviderSession session)
    {
        public ProviderSession Session { get; } = session;

        public int Calls { get; set; }
    }
}

/// <summary>A session that is in use.</summary>
/// <param name="session">The session.</param>
/// <param name="leave">Ends the use.</param>
internal sealed class SessionLease(ProviderSession session, Action leave) : IDisposable
{
    /// <summary>The session.</summary>
    internal ProviderSession Session => session;

    /// <inheritdoc/>
    public void Dispose() => leave();
}
