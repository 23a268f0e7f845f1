using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace ContainerOS.Sdk.Transport;

/// <summary>The gates of this process: one for an access key and an endpoint, whoever made the client, for the service counts by account.</summary>
internal static class AccountGates
{
    // By clock, so that clients on a clock of their own, as in tests, do not wait for each other.
    private static readonly ConditionalWeakTable<TimeProvider, ConcurrentDictionary<(string Key, string Endpoint), AccountGate>> All = [];

    /// <summary>The gate of an account at an endpoint.</summary>
    public static AccountGate Of(TimeProvider time, string accessKeyId, Uri endpoint) =>
        All.GetOrCreateValue(time).GetOrAdd((accessKeyId, endpoint.Authority), _ => new AccountGate(time));
}
