using ContainerOS.Rules.Bootstrapping;

namespace ContainerOS.Rules.Tests.EdgeCases;

/// <summary>Parsing of systemd unit files.</summary>
public sealed class UnitFileTests
{
    [Theory]
    [InlineData("[Service]\nExecStart=/opt/a b", "Service: ExecStart=/opt/a b @2")]
    [InlineData("  [Service]  \n\n  ExecStart = /opt/a  ", "Service: ExecStart=/opt/a @3")]
    [InlineData("A=1\n[Unit]\nB=\n[Install]\nC==x", ": A=1 @1|Unit: B= @3|Install: C==x @5")]
    [InlineData("[Unit]\n# A=1\n; B=2\n=3\nno setting\nC=4", "Unit: C=4 @6")]
    [InlineData("[Service]\nExecStart=/opt/a \\\n  b \\\nc\nD=1", "Service: ExecStart=/opt/a b c @2|Service: D=1 @5")]
    [InlineData("[Service]\n# a \\\nA=1", "Service: A=1 @3")]
    [InlineData("[Service]\n; a \\\nA=1", "Service: A=1 @3")]
    [InlineData("[Service]\nA=1\\", "Service: A=1\\ @2")]
    [InlineData("[Service\nA=1", ": A=1 @2")]
    public void Settings_AreReadWithTheirLines(string content, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                '|',
                UnitFile.Parse(content).Settings.Select(setting => $"{setting.Section}: {setting.Name}={setting.Value} @{setting.Line}")
            )
        );

    [Theory]
    [InlineData("ExecStart=/opt/a b", "/opt/a (/opt/a b) 1")]
    [InlineData("ExecStartPre=-@:+!|/opt/a\tb", "/opt/a (/opt/a\tb) 1")]
    [InlineData("ExecStop=\"/opt/a\" b", "/opt/a (\"/opt/a\" b) 1")]
    [InlineData("ExecStop='/opt/a'", "/opt/a ('/opt/a') 1")]
    [InlineData("ExecStart=\nDescription=/opt/a", "")]
    public void Programs_AreThoseOfTheExecSettings(string content, string expected) =>
        Assert.Equal(
            expected,
            string.Join('|', UnitFile.Parse(content).Programs.Select(program => $"{program.Program} ({program.Line}) {program.At}"))
        );
}
