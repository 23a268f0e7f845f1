using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Rules.Tests.Fixtures;

namespace ContainerOS.Rules.Tests.EdgeCases;

/// <summary>
/// Edge cases between scripts that a rule reports and scripts that pass. An empty expectation means that the script passes.
/// </summary>
public sealed class ScriptActionTests
{
    [Theory]
    [InlineData("set +e", "1, column 1: set +e lets the script continue after a failure")]
    [InlineData("set +xe", "1, column 1: set +e lets the script continue after a failure")]
    [InlineData("set +o errexit", "1, column 1: set +e lets the script continue after a failure")]
    [InlineData("set -x +e", "1, column 1: set +e lets the script continue after a failure")]
    [InlineData("set +o pipefail", "")]
    [InlineData("set -o errexit", "")]
    [InlineData("set +x", "")]
    [InlineData("printf +e", "")]
    [InlineData("trap 'rm x; exit 0; ' EXIT", "1, column 1: the trap turns every failure into success")]
    [InlineData("trap 'exit 1' EXIT", "")]
    [InlineData("trap 'exit 0; rm x' EXIT", "")]
    [InlineData("echo 'exit 0'", "")]
    [InlineData("a || exit 0", "1, column 6: exit 0 turns a failure into success")]
    [InlineData("a && b || { c; exit 0; }", "1, column 11: exit 0 turns a failure into success")]
    [InlineData("a || { b || { exit 0; }; }", "1, column 13: exit 0 turns a failure into success")]
    [InlineData("a && exit 0", "")]
    [InlineData("a || exit 1", "")]
    [InlineData("a || return 0", "")]
    [InlineData("a || (exit 0)", "")]
    [InlineData("a || { exit 0; c; }", "")]
    public void Failure_ThatIsHidden_IsFound(string script, string expected) => Found("COS3037", script, expected);

    [Theory]
    [InlineData("#!/bin/bash\na\nexit 0")]
    [InlineData("a\nexit 0")]
    [InlineData("set +e\nrm -f /tmp/a\nexit 0")]
    [InlineData("set -e\nset +e\na\nset -e\nb")]
    [InlineData("set +e\na\nset -o errexit")]
    public void ClosingExitZero_AndCleaningUp_HideNothing(string script) => Found("COS3037", script, string.Empty);

    [Theory]
    [InlineData("a &", "1, column 1: a process is left in the background")]
    [InlineData("wait; a &", "1, column 7: a process is left in the background")]
    [InlineData("a &\nwait", "")]
    [InlineData("a & wait", "")]
    [InlineData("wait &", "1, column 1: a process is left in the background")]
    [InlineData("coproc a", "1, column 1: coproc leaves a process in the background")]
    [InlineData("a & echo", "1, column 1: a process is left in the background")]
    [InlineData("daemonize a", "1, column 1: daemonize leaves a process in the background")]
    [InlineData("setsid -f a", "1, column 1: setsid leaves a process in the background")]
    [InlineData("setsid --fork a", "1, column 1: setsid leaves a process in the background")]
    [InlineData("setsid a", "")]
    [InlineData("start-stop-daemon -S -b -x a", "1, column 1: start-stop-daemon leaves a process in the background")]
    [InlineData("start-stop-daemon -S --background -x a", "1, column 1: start-stop-daemon leaves a process in the background")]
    [InlineData("start-stop-daemon -S -x a", "")]
    [InlineData("screen -dmS x a", "1, column 1: screen leaves a process in the background")]
    [InlineData("screen -ls", "")]
    [InlineData("tmux new -d a", "1, column 1: tmux leaves a process in the background")]
    [InlineData("tmux ls", "")]
    public void Process_LeftInBackground_IsFound(string script, string expected) => Found("COS3038", script, expected);

    [Theory]
    [InlineData("echo x > /run/systemd/system/a", "1, column 10: /run/systemd/system/a does not survive a reboot")]
    [InlineData("echo x > /var/run/systemd/network/a", "1, column 10: /var/run/systemd/network/a does not survive a reboot")]
    [InlineData("echo x > /run/sysctl.d/a", "1, column 10: /run/sysctl.d/a does not survive a reboot")]
    [InlineData("echo x > /run/modules-load.d/a", "1, column 10: /run/modules-load.d/a does not survive a reboot")]
    [InlineData("echo x > /run/tmpfiles.d/a", "1, column 10: /run/tmpfiles.d/a does not survive a reboot")]
    [InlineData("echo x > /run/udev/rules.d/a", "1, column 10: /run/udev/rules.d/a does not survive a reboot")]
    [InlineData("echo x > /run/a", "")]
    [InlineData("echo x > /var/runs/sysctl.d/a", "")]
    [InlineData("ln -s /tmp/a /etc/b", "1, column 7: /tmp/a does not survive a reboot")]
    [InlineData("ln -s -S .x /tmp/a /etc/b", "1, column 13: /tmp/a does not survive a reboot")]
    [InlineData("ln -s --suffix .x /tmp/a /etc/b", "1, column 19: /tmp/a does not survive a reboot")]
    [InlineData("ln -s -t /etc /tmp/a", "")]
    [InlineData("ln -s --target-directory /etc /tmp/a", "")]
    [InlineData("ln -s /run/a /etc/b", "")]
    [InlineData("ln -s /tmp/a /run/b", "")]
    [InlineData("ln -s /tmp/a", "")]
    [InlineData("cp /tmp/a /etc/b", "")]
    [InlineData("systemctl enable --now /run/a.service /opt/b.service", "1, column 24: /run/a.service does not survive a reboot")]
    [InlineData("systemctl link /tmp/a.service", "1, column 16: /tmp/a.service does not survive a reboot")]
    [InlineData("systemctl start /run/a.service", "")]
    [InlineData("other enable /run/a.service", "")]
    public void Setup_OnVolatilePath_IsFound(string script, string expected) => Found("COS3012", script, expected);

    [Theory]
    [InlineData("mount -o remount,rw /", true)]
    [InlineData("mount -o rw,remount /usr", true)]
    [InlineData("mount -o remount,rw /boot", true)]
    [InlineData("mount -o remount,rw /sysroot", true)]
    [InlineData("mount -o remount,rw /var", false)]
    [InlineData("mount -o remount,ro /", false)]
    [InlineData("mount -o rw /dev/x /", false)]
    [InlineData("echo -o remount,rw /", false)]
    public void Root_RemountedWritable_IsFound(string script, bool isFound) =>
        Found("COS3036", script, isFound ? "1, column 1: the root is remounted, and it cannot be made writable" : string.Empty);

    [Theory]
    [InlineData("echo x > /etc/kubernetes/kubelet-customized-args.conf", true)]
    [InlineData("echo x > /etc/kubernetes/kubelet-customized-args.conf$a", false)]
    [InlineData("echo x > /etc/kubernetes/a", false)]
    public void FlagFile_BeforeJoining_IsFound(string script, bool isFound) =>
        Assert.Equal(
            isFound ? "line 1, column 10: it writes /etc/kubernetes/kubelet-customized-args.conf before the node joins" : string.Empty,
            FreshRule.Messages("COS3021", Pools.WithStep(new BootstrapStep { Script = script }, BootstrapPhase.BeforeJoin))
        );

    [Theory]
    [InlineData("docker", true)]
    [InlineData("dockerd", true)]
    [InlineData("docker-compose", true)]
    [InlineData("dockerx", false)]
    public void Docker_IsFound(string program, bool isFound) =>
        Found(
            "COS3035",
            program + " x",
            isFound ? $"1, column 1: {program} is called, and ContainerOS runs only containerd" : string.Empty
        );

    [Theory]
    [InlineData("swapon", true)]
    [InlineData("mkswap", true)]
    [InlineData("swapoff", false)]
    public void Swap_IsFound(string program, bool isFound) =>
        Found("COS3030", program + " x", isFound ? $"1, column 1: {program} sets up swap" : string.Empty);

    [Theory]
    [InlineData("rpm-ostree", true)]
    [InlineData("ostree", true)]
    [InlineData("rpm", false)]
    public void RpmOstree_IsFound(string program, bool isFound) =>
        Found(
            "COS3034",
            program + " x",
            isFound ? $"1, column 1: {program} is called, and ContainerOS 3.6.1 does not include it" : string.Empty
        );

    [Theory]
    [InlineData("#!/bin/sh", null)]
    [InlineData("#!/bin/bash -e\ntrue", null)]
    [InlineData("#!/usr/bin/dash", null)]
    [InlineData("#!ash", null)]
    [InlineData("#!/usr/bin/env bash", null)]
    [InlineData("#!/usr/bin/env", null)]
    [InlineData("#!", null)]
    [InlineData("#!\ntrue", null)]
    [InlineData("true\n#!/bin/perl", null)]
    [InlineData("#!/usr/bin/env -S python3 -u", "python3")]
    [InlineData("#! /usr/bin/perl -w\r\nx", "perl")]
    [InlineData("#!\t/bin/zsh\ty", "zsh")]
    public void Interpreter_NotAShell_IsFound(string script, string? program) =>
        Found("COS3039", script, program is null ? string.Empty : $"1 names {program}, but the script is run by a shell");

    [Theory]
    [InlineData("a\nb\r\nc\r\n", "2 ends with a carriage return")]
    [InlineData("\r\n", "1 ends with a carriage return")]
    [InlineData("a\rb\n", "")]
    public void CarriageReturn_AtTheEndOfALine_IsFoundOnce(string script, string expected) => Found("COS3040", script, expected);

    [Theory]
    [InlineData("echo --v=2 >> F", "1, column 15: the flag file is appended to with >>")]
    [InlineData("echo --v=2 | tee -a F", "1, column 21: the flag file is written by tee")]
    [InlineData("echo --v=2 | tee F", "1, column 18: the flag file is written by tee")]
    [InlineData("sed -i 's/2/3/' F", "1, column 17: the flag file is written by sed")]
    [InlineData(
        "cd /etc/kubernetes\necho --v=2 > kubelet-customized-args.conf",
        "2, column 14: the flag file is written by a relative path"
    )]
    [InlineData("echo --v=2 > F", "")]
    [InlineData("cat F", "")]
    public void FlagFileOfTheKubelet_WrittenOtherwiseThanWithItsPath_IsFound(string script, string expected) =>
        Found(
            "COS3044",
            script.Replace("F", "/etc/kubernetes/kubelet-customized-args.conf", StringComparison.Ordinal),
            expected.Length == 0 ? expected : expected + ", and ACK supports only > with the absolute path"
        );

    private static void Found(string code, string script, string expected) =>
        Assert.Equal(expected.Length == 0 ? string.Empty : "line " + expected, FreshRule.Messages(code, Pools.WithScript(script)));
}
