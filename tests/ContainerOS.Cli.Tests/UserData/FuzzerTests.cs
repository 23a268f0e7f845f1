using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ContainerOS.Fuzz;

namespace ContainerOS.Cli.Tests.UserData;

/// <summary>The fuzzer itself: a short run finds no failure, and coverage guides it.</summary>
public sealed partial class FuzzerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("decoder", 1500)]
    [InlineData("linter", 1500)]
    [InlineData("converter", 600)]
    public void Fuzzing_ShortRun_FindsNoFailure(string name, int executions)
    {
        var target = FuzzTargets.All[name]();

        Assert.Empty(
            new FuzzLoop(target, new FuzzCorpus(FuzzSeeds.All()), new TextMutator(7, target.Longest), new EdgeMap())
                .Run(executions)
                .Failures
        );
    }

    [Fact]
    public async Task Instrumented_SameSeed_CoversTheSameEdges_AndGuidanceCoversMore()
    {
        var folder = Directory.CreateTempSubdirectory("fuzz-").FullName;
        try
        {
            Instrumentation.CopyTo(folder);
            var guided = await EdgesAsync(folder, "decoder", "--executions", "2000", "--bare");

            Assert.Equal(guided, await EdgesAsync(folder, "decoder", "--executions", "2000", "--bare"));
            Assert.True(guided > await EdgesAsync(folder, "decoder", "--executions", "2000", "--bare", "--unguided"));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public async Task Usage_UnknownTarget_IsReported_AndExitsWith2()
    {
        var (code, _, errors) = await RunAsync(AppContext.BaseDirectory, "parser");

        Assert.Equal(2, code);
        Assert.Contains("usage: decoder|converter|linter|all", errors, StringComparison.Ordinal);
    }

    private static async Task<int> EdgesAsync(string folder, params string[] arguments)
    {
        var (code, output, errors) = await RunAsync(folder, arguments);
        Assert.True(code == 0, output + errors);
        return int.Parse(Edges().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string folder, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(folder, "ContainerOS.Fuzz.dll"), .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = process.StandardOutput.ReadToEndAsync(Ct);
        var errors = process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        return (process.ExitCode, await output, await errors);
    }

    [GeneratedRegex("([0-9]+) edges")]
    private static partial Regex Edges();
}
