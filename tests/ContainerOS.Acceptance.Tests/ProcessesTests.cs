using System.Diagnostics;
using System.Globalization;

namespace ContainerOS.Acceptance.Tests;

public sealed class ProcessesTests
{
    [Fact]
    public async Task ProcessThatIsNotCollected_HasEnded()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks into /proc, which only Linux has");
        // A shell that becomes cat, which does not know of the child. What cat repeats says that the shell is gone.
        using var parent = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", "sleep 600 & echo $!; exec cat"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        try
        {
            var id = await parent.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            await parent.StandardInput.WriteLineAsync("cat");
            await parent.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            Assert.Equal("cat", await parent.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            using var child = Process.GetProcessById(int.Parse(id!, CultureInfo.InvariantCulture));
            Assert.False(Processes.HasEnded(child));

            child.Kill();
            await Processes.UntilEndedAsync(child);

            Assert.True(Directory.Exists($"/proc/{id}"));
            Assert.False(Processes.HasEnded(parent));
        }
        finally
        {
            parent.Kill();
        }
    }
}
