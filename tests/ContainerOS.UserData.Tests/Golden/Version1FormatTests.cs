using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.UserData.Version1;

namespace ContainerOS.UserData.Tests.Golden;

/// <summary>User data of version 1 decodes to its original model, so that nothing changes for the nodes of live pools.</summary>
public sealed class Version1FormatTests
{
    /// <summary>The script as version 1 wrote it.</summary>
    private const string Live = """
        #!/bin/bash
        #@ containeros-bootstrap 1
        set -euo pipefail
        mkdir -p /var/log
        exec >>/var/log/containeros-bootstrap.log 2>&1
        #@ container set%20up
        #@ step file path=%2Fetc%2Fa.conf mode=0600
        echo file '/etc/a.conf'
        mkdir -p "$(dirname '/etc/a.conf')"
        (umask 077 && cat >'/etc/a.conf.containeros') <<'EOF_98752EE28D'
        x=1
        EOF_98752EE28D
        chmod '0600' '/etc/a.conf.containeros'
        mv -f '/etc/a.conf.containeros' '/etc/a.conf'
        #@ step sysctl
        #@ item vm.swappiness 1
        sysctl -w 'vm.swappiness=1'
        #@ step kubeletArgs
        #@ item --v%3D2
        printf '%s\n' '--v=2' > /etc/kubernetes/kubelet-customized-args.conf

        """;

    private static readonly BootstrapContainer Model = new()
    {
        Name = "set up",
        Phase = BootstrapPhase.AfterJoin,
        Steps = ValueList<BootstrapStep>.Of(
            new BootstrapStep
            {
                File = new FileStep
                {
                    Path = "/etc/a.conf",
                    Content = "x=1\n",
                    Mode = "0600",
                },
            },
            new BootstrapStep { Sysctl = ValueMap<string>.Of(KeyValuePair.Create("vm.swappiness", (Value<string>)"1")) },
            new BootstrapStep { KubeletArgs = ValueList<string>.Of("--v=2") }
        ),
    };

    [Fact]
    public void Write_IsWhatLivePoolsCarry() => Assert.Equal(Live, Version1Format.Write([Model]));

    [Fact]
    public void Decode_Version1_IsTheModel() => Assert.Equal([Model], UserDataDecoder.Decode(null, Live));

    [Fact]
    public void Diff_OfALivePoolWithVersion1_IsEmpty() =>
        Assert.Empty(UserDataDiff.Of(UserDataDecoder.Decode(null, Live), ValueList<BootstrapContainer>.Of(Model)));

    [Fact]
    public void Decode_EditedVersion1_IsForeign_Unchanged()
    {
        var decoded = Assert.Single(UserDataDecoder.Decode(null, Live + "reboot\n"));

        Assert.Equal(("foreign", Live + "reboot\n"), (decoded.Name!.Value.Content, decoded.Steps!.Items[0].Content.Script!.Value.Content));
    }
}
