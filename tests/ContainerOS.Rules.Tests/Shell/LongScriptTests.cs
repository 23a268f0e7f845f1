using System.Diagnostics;
using ContainerOS.Model.Facts;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>The time to read and check a script is linear in its length, also where a rule compares one place with all others.</summary>
public sealed class LongScriptTests
{
    /// <summary>A hundred times what is needed; a comparison of each with each other takes minutes.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(15);

    public static TheoryData<string, string, int> Scripts =>
        new()
        {
            { "set +e\n", string.Empty, 40_000 },
            { "a &\n", string.Empty, 100_000 },
            { "yum ", "x ", 150_000 },
            { "echo /x >> /etc/fstab\n", string.Empty, 20_000 },
        };

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Check_ManyOfTheSame_TakesLinearTime(string part, string head, int times)
    {
        var script = head + string.Concat(Enumerable.Repeat(part, times));
        var from = Stopwatch.GetTimestamp();

        PoolValidator.Validate(Pools.WithScript(script), PoolFacts.Offline);

        Assert.InRange(Stopwatch.GetElapsedTime(from), TimeSpan.Zero, Most);
    }
}
