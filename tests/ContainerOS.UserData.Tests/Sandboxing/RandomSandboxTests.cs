using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Testing.Sandboxing;
using ContainerOS.UserData.Tests.Random;

namespace ContainerOS.UserData.Tests.Sandboxing;

/// <summary>All contents and arguments arrive unchanged.</summary>
public sealed class RandomSandboxTests
{
    private const int Steps = 30;

    [Theory]
    [InlineData(Shells.Bash, 1)]
    [InlineData(Shells.Bash, 2)]
    [InlineData(Shells.Dash, 1)]
    [InlineData(Shells.Dash, 3)]
    [InlineData(Shells.Busybox, 1)]
    [InlineData(Shells.Busybox, 4)]
    public async Task Run_RandomContentsAndWords_ArriveUnchanged(string shell, int seed)
    {
        await Shells.RequireAsync(shell);
        using var sandbox = new Sandbox();
        var text = new RandomText(new System.Random(seed));
        var contents = Enumerable.Range(0, Steps).Select(_ => Legal(text.Any(20))).ToList();
        var words = Enumerable
            .Range(0, Steps)
            .Select(_ => Legal(text.Any()).Replace("\0", string.Empty, StringComparison.Ordinal))
            .Where(IsPlain)
            .ToList();

        var (code, output) = await sandbox.RunAsync(
            ComposedSteps.Compose([
                .. contents.Select(File),
                new BootstrapStep { KernelModules = ValueList<string>.Of(words.Select(word => (Value<string>)word)) },
            ]),
            shell,
            TestContext.Current.CancellationToken
        );

        Assert.True(code == 0, output);
        Assert.Equal(contents, Enumerable.Range(0, Steps).Select(index => sandbox.Read($"/opt/{index}")));
        Assert.Equal(words.Select(word => $"modprobe -- {word}"), sandbox.Calls);
    }

    private static BootstrapStep File(string content, int index) =>
        new()
        {
            File = new FileStep { Path = $"/opt/{index}", Content = content },
        };

    /// <summary>The text without unpaired surrogates, which UTF-8 cannot encode.</summary>
    private static string Legal(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>The text without the separators that the recorder writes between words.</summary>
    private static bool IsPlain(string word) =>
        !word.Contains('\u0001', StringComparison.Ordinal) && !word.Contains('\u0002', StringComparison.Ordinal);
}
