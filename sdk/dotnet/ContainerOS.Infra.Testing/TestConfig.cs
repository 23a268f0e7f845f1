using System.Text.Json;

namespace ContainerOS.Infra.Testing;

/// <summary>
/// The configuration of one test. Pulumi reads it from environment variables of the process when a deployment is created, so that one test
/// at a time can hold them; each gives them back as soon as its program starts.
/// </summary>
internal sealed class TestConfig : IDisposable
{
    private const string Values = "PULUMI_CONFIG";
    private const string Secrets = "PULUMI_CONFIG_SECRET_KEYS";
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private readonly string? values = Environment.GetEnvironmentVariable(Values);
    private readonly string? secrets = Environment.GetEnvironmentVariable(Secrets);
    private int isReleased;

    private TestConfig() { }

    /// <summary>Sets the configuration until the result is disposed, which may happen more than once.</summary>
    internal static async Task<TestConfig> SetAsync(IReadOnlyDictionary<string, string> config, IEnumerable<string> secretKeys)
    {
        await Gate.WaitAsync().ConfigureAwait(false);
        var set = new TestConfig();
        Environment.SetEnvironmentVariable(Values, JsonSerializer.Serialize(config));
        Environment.SetEnvironmentVariable(Secrets, JsonSerializer.Serialize(secretKeys));
        return set;
    }

    /// <summary>Gives the variables back.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref isReleased, 1) == 0)
        {
            Environment.SetEnvironmentVariable(Values, values);
            Environment.SetEnvironmentVariable(Secrets, secrets);
            Gate.Release();
        }
    }
}
