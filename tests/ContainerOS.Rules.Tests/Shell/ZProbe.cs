using ContainerOS.Rules.Shell;
namespace ContainerOS.Rules.Tests.Shell;
public sealed class ZProbe
{
    [Fact]
    public void Probe()
    {
        var text = System.Text.Encoding.UTF8.GetString(File.ReadAllBytes("/tmp/ext/shell/probe.in"));
        File.WriteAllText("/tmp/ext/shell/probe.out", string.Join('\n', text.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(script => {
            var read = ShellScript.Parse(script);
            return read.SyntaxError is { } e ? $"{e.At.Line}:{e.At.Column} {e.Reason}" : "ok";
        })));
    }
}
