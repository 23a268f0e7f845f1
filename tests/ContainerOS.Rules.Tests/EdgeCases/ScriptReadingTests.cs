using ContainerOS.Model.Facts;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Versions;
using ContainerOS.Rules.Conversion;

namespace ContainerOS.Rules.Tests.EdgeCases;

/// <summary>What the rules find in scripts that use other features than the direct call of a program.</summary>
public sealed class ScriptReadingTests
{
    [Theory]
    [InlineData("if true; then yum install x; fi\nyum install y", "COS3003 COS3003")]
    [InlineData("CMD='yum install -y'\n$CMD jq", "COS3003")]
    [InlineData("SUDO=\n$SUDO apt-get update", "COS3003")]
    [InlineData("bash <<E\nyum install x\nE", "COS3003")]
    [InlineData("cat <<E | bash\nyum install x\nE", "COS3003")]
    [InlineData("echo eXVtIGluc3RhbGwgeAo= | base64 -d | bash", "COS3003")]
    [InlineData("cat > /opt/x.sh <<'E'\nyum install x\nE\nsh /opt/x.sh", "COS3003")]
    [InlineData("retry apt-get -y install x", "COS3003")]
    [InlineData("apt-key add x", "COS3003")]
    [InlineData("conda install x", "COS3003")]
    [InlineData("fallocate -l 1G /swapfile", "COS3004")]
    [InlineData("gpg -o /usr/share/k x", "COS3004")]
    [InlineData("setfacl -m u:a:r /usr/bin/x", "COS3004")]
    [InlineData("cd /usr/lib\ntouch x", "COS3004")]
    [InlineData("curl -o /etc/yum.repos.d/x.repo https://a.example/x", "COS3043")]
    [InlineData("echo '/swap none swap sw 0 0' >> /etc/fstab", "COS3030 COS3057")]
    [InlineData("cat > /etc/systemd/system/a.service <<E\n[Service]\nExecStart=/bin/bash /opt/a\nE", "COS3016")]
    [InlineData("chmod 755 /usr/bin/x", "COS3004")]
    [InlineData("/etc/init.d/x start", "COS3054")]
    [InlineData("/etc/app/run", "COS3060")]
    [InlineData("rm -rf /var/lib/containerd", "COS3061")]
    [InlineData("until pgrep dockerd; do sleep 2; done", "COS3062")]
    [InlineData("curl http://169.254.169.254/latest", "")]
    [InlineData("swapon --show", "")]
    [InlineData("systemctl cat ssh.service", "")]
    [InlineData("set +e\nrm -f /opt/x\nexit 0", "")]
    [InlineData("systemctl restart docker nginx.service kubelet", "COS3056 COS3056")]
    [InlineData("systemctl enable --now docker.socket", "COS3056")]
    [InlineData("echo b > /proc/sysrq-trigger", "COS3050")]
    [InlineData("shopt -s expand_aliases\nalias y='yum install'\ny jq", "COS3003")]
    [InlineData("find / -name '*.rpmsave' -delete", "COS3004")]
    [InlineData("pushd /usr/lib\ntar xf /opt/x.tar", "COS3004")]
    [InlineData("cd /usr/src && git clone https://a.example/b.git", "COS3004")]
    [InlineData("if true; then", "COS3059")]
    [InlineData("echo 'open", "COS3059")]
    public void Script_HasTheFindings(string script, string codes) => Assert.Equal(codes, Codes(script));

    [Theory]
    [InlineData("version: v1alpha1\nmachine:\n  type: worker\n", "a Talos machine configuration")]
    [InlineData("variant: flatcar\nversion: 1.0.0\n", "a Butane file")]
    [InlineData("apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\n", "a NodeConfig document")]
    [InlineData("<powershell>\nWrite-Host x\n</powershell>", "PowerShell")]
    [InlineData("Set-ExecutionPolicy Bypass\n", "PowerShell")]
    [InlineData("@echo off\nrem x\n", "a Windows batch script")]
    [InlineData("#part-handler\n", "a cloud-init part handler")]
    [InlineData("#upstart-job\n", "an Upstart job")]
    [InlineData("## template: jinja\n#cloud-config\n", "a cloud-init template")]
    [InlineData("[settings.kubernetes]\nx = 1\n", "TOML")]
    [InlineData("{\n  \"ignition\": {}\n}", "an Ignition file")]
    [InlineData("{\"a\": 1}", "JSON")]
    [InlineData("[1, 2]", "JSON")]
    [InlineData("[{\"a\": 1}]", "JSON")]
    [InlineData("- a\n- b\n", "YAML")]
    [InlineData("[]", "JSON")]
    [InlineData("<!DOCTYPE html>\n<html></html>\n", "HTML")]
    [InlineData("# build\nFROM alpine:3 AS build\nCOPY a /a\n", "a Dockerfile")]
    [InlineData("import os, sys\nx = 1\n", "a Python script")]
    [InlineData("from pathlib import Path\n", "a Python script")]
    [InlineData("const x = 5;\n", "a JavaScript program")]
    [InlineData("package main\n", "a Go program")]
    [InlineData("resource \"a\" \"b\" {\n}\n", "a Terraform configuration")]
    [InlineData("---\napiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\n", "a NodeConfig document")]
    public void TextOfAnotherFormat_IsNamed_AndKeptWhole(string text, string form)
    {
        var conversion = Convert(text);

        Assert.Contains(Validate(text), found => found.Code == "COS3041" && found.Message == $"it is {form}");
        Assert.Equal(text, Assert.Single(conversion.Steps).Step.Script!.Value.Content);
        Assert.True(conversion.IsRefused);
    }

    [Theory]
    [InlineData("[ -f /x ] && exit 0\ntrue\n")]
    [InlineData("[[ -f /x ]] || true\n")]
    [InlineData("x=1\necho \"$x\"\n")]
    [InlineData("start-stop-daemon -K -p /x\n")]
    [InlineData("[ \"$x\" = 1 ] && true\n")]
    [InlineData("import -window root /opt/screen.png\n")]
    [InlineData("let x=1\n")]
    [InlineData("module load gcc\n")]
    public void ShellScript_IsNotAnotherFormat(string text) => Assert.DoesNotContain(Validate(text), found => found.Code == "COS3041");

    [Theory]
    [InlineData("$X yum list")]
    [InlineData("curl https://a.example/x | bash")]
    [InlineData("source /opt/unknown.sh")]
    [InlineData("./install.sh")]
    [InlineData("bash /opt/unknown.sh")]
    public void ScriptThatIsNotKnown_IsUndecided(string script) => Assert.NotEmpty(Rules.Shell.ShellScript.Parse(script).Gaps);

    [Theory]
    [InlineData("echo x > /etc/$1")]
    [InlineData("for f in hosts resolv.conf; do echo x > /etc/$f; done")]
    [InlineData("cp /opt/a \"/etc/h$x\"")]
    [InlineData("curl -O https://a.example/b")]
    [InlineData("git clone https://a.example/b.git")]
    public void PathThatIsNotKnown_IsUndecided(string script) => Assert.NotEmpty(Undecided(script));

    [Theory]
    [InlineData("echo x > /etc/app/$1")]
    [InlineData("echo x > /etc/sysctl.d/$1.conf")]
    public void PathThatIsWritableHoweverItEnds_IsDecided(string script) => Assert.Empty(Undecided(script));

    [Fact]
    public void ValuesThatDouble_AreBounded()
    {
        var script =
            "V1=ab\n" + string.Concat(Enumerable.Range(2, 60).Select(at => $"V{at}=$V{at - 1}$V{at - 1}\n")) + "echo x > /etc/$V60\n";

        Assert.Contains(
            Rules.Shell.ShellScript.Parse(script).Gaps,
            gap => gap.Reason.StartsWith("a value is longer than 4096 characters", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("cp \"$0\" /opt/a")]
    [InlineData("cd \"$(dirname \"${BASH_SOURCE[0]}\")\"\n./b")]
    public void PathOfTheScriptItself_IsAnnounced(string script) =>
        Assert.Contains(Convert(script).Notes, note => note.Message.StartsWith("it uses its own path", StringComparison.Ordinal));

    [Fact]
    public void UnitThatGrowsAfterItsStart_IsNotStartedWithTheWholeFile()
    {
        var conversion = Convert(
            "cat > /etc/systemd/system/a.service <<E\n[Service]\nE\nsystemctl start a\necho X=1 >> /etc/systemd/system/a.service\n"
        );

        Assert.Equal("[Service]\n", conversion.Steps[0].Step.SystemdUnit!.Value.Content.Content!.Value.Content);
        Assert.Contains(">> /etc/systemd/system/a.service", conversion.Steps[1].Step.Script!.Value.Content, StringComparison.Ordinal);
    }

    [Fact]
    public void LongScript_IsRefused_BeforeItIsConverted()
    {
        var conversion = Convert(string.Concat(Enumerable.Repeat("systemctl restart s\nyum install s\n", 6000)));

        Assert.Equal("COS3002", Assert.Single(conversion.Findings).Code);
        Assert.Equal(12_000, conversion.Lines.Sum(lines => lines.Count));
    }

    private static string Codes(string script) =>
        string.Join(
            ' ',
            Validate(script).Where(found => found.Code != "COS3041").Select(found => found.Code).Order(StringComparer.Ordinal)
        );

    private static List<Model.Diagnostics.Diagnostic> Validate(string script) =>
        [
            .. PoolValidator
                .Validate(Pools.WithScript(script), PoolFacts.Offline)
                .Diagnostics.Where(found => found.Path.EndsWith(".script", StringComparison.Ordinal)),
        ];

    private static IEnumerable<UndecidedCheck> Undecided(string script) =>
        PoolValidator
            .Validate(Pools.WithScript(script), PoolFacts.Offline)
            .Undecided.Where(each => each.Path.EndsWith(".script", StringComparison.Ordinal));

    private static ScriptConversion Convert(string script) =>
        ScriptConverter.Convert(script, new OsVersion(3, 6, 1), BootstrapPhase.AfterJoin);
}
