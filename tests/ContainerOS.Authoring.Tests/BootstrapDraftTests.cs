using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Authoring.Tests;

public sealed class BootstrapDraftTests
{
    private static readonly SourcePosition First = new("Program.cs", 10, 1);
    private static readonly SourcePosition Second = new("Program.cs", 11, 1);

    [Fact]
    public void Add_ValidSteps_AreKeptInOrder()
    {
        var draft = Start().Add(Sysctl("net.core.somaxconn", "4096"), First).Add(new BootstrapStep { Script = "echo ready\n" }, Second);

        Assert.Equal(["sysctl", "script"], draft.Container.Steps!.Items.Select(step => step.Content.Kinds.Single()));
        Assert.Equal(("tune", BootstrapPhase.AfterJoin), (draft.Container.Name!.Value.Content, draft.Container.Phase!.Value.Content));
    }

    [Fact]
    public void Add_BadStepAfterAGoodOne_IsReportedAtItsOwnLine()
    {
        var good = Start().Add(new BootstrapStep { Script = "echo ready\n" }, First);

        var error = Assert.Throws<ProgramRejectedException>(() => good.Add(new BootstrapStep { Script = "yum install -y jq\n" }, Second));

        var found = Assert.Single(error.Diagnostics);
        Assert.Equal(("bootstrap container 'tune'.steps[1].script", Second), (found.Path, found.Position));
        Assert.Contains("Program.cs:11: COS3", error.Message, StringComparison.Ordinal);
        Assert.Contains("yum", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_KubeletArgsBeforeJoin_AreRejected()
    {
        var draft = BootstrapDraft.Start(BootstrapPhase.BeforeJoin, "tune");

        var error = Assert.Throws<ProgramRejectedException>(() => draft.Add(new BootstrapStep { KubeletArgs = ["--max-pods=64"] }, Second));

        Assert.All(error.Diagnostics, found => Assert.Equal(Second, found.Position));
    }

    [Fact]
    public void Add_UnknownScript_IsNotChecked()
    {
        var draft = Start().Add(new BootstrapStep { Script = Value<string>.Unknown(isSecret: true) }, First);

        Assert.Single(draft.Container.Steps!.Items);
    }

    [Fact]
    public void Add_BadSecretScript_IsReportedWithoutItsText()
    {
        var script = Value<string>.Known("yum install -y hunter2\n", isSecret: true);

        var error = Assert.Throws<ProgramRejectedException>(() => Start().Add(new BootstrapStep { Script = script }, First));

        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Start_EmptyName_IsAnError(string name) =>
        Assert.Throws<ArgumentException>(() => BootstrapDraft.Start(BootstrapPhase.AfterJoin, name));

    private static BootstrapDraft Start() => BootstrapDraft.Start(BootstrapPhase.AfterJoin, "tune");

    private static BootstrapStep Sysctl(string name, string value) => new() { Sysctl = ValueMap<string>.Of((name, value)) };
}
