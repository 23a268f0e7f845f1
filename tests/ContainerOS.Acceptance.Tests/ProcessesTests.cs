using System.Diagnostics;
using System.Globalization;

namespace ContainerOS.Acceptance.Tests;

public sealed class ProcessesTests
{
    [Fact]
    public async Task ProcessThatIsNotCollected_HasEnded()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks into /proc, which only Linux has");
        // What the shell becomes does not know of the child.
        using var parent = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", "true & echo $!; exec sleep 600"]) { RedirectStandardOutput = true }
        )!;
        try
        {
            var id = await parent.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            using var child = Process.GetProcessById(int.Parse(id!, CultureInfo.InvariantCulture));

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
