using System.Globalization;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Versions;
using ContainerOS.Rules.Conversion;

namespace ContainerOS.Cli.Tests.UserData;

/// <summary>Which statements become which typed steps, and which must stay shell because a step would do something else.</summary>
public sealed class ConvertedStepsTests
{
    private const string KubeletFile = "/etc/kubernetes/kubelet-customized-args.conf";

    [Theory]
    [InlineData("sysctl -w vm.swappiness=1", "sysctl vm.swappiness=1")]
    [InlineData("sysctl vm.swappiness=1", "sysctl vm.swappiness=1")]
    [InlineData("sysctl -qw vm.swappiness=1 net.core.somaxconn=5", "sysctl net.core.somaxconn=5 vm.swappiness=1")]
    [InlineData("sysctl -wq vm.swappiness=1", "sysctl vm.swappiness=1")]
    [InlineData("sysctl -q vm.swappiness=1", "sysctl vm.swappiness=1")]
    [InlineData("sudo sysctl -w vm.swappiness=1", "sysctl vm.swappiness=1")]
    [InlineData("sysctl -w net.ipv4.tcp_rmem=\"4096 87380 6291456\"", "sysctl net.ipv4.tcp_rmem=4096 87380 6291456")]
    [InlineData("sysctl -w vm.swappiness=1 > /dev/null 2>&1", "sysctl vm.swappiness=1")]
    [InlineData("echo 1 > /proc/sys/vm/swappiness", "sysctl vm.swappiness=1")]
    [InlineData("echo 1 | tee /proc/sys/vm/swappiness", "sysctl vm.swappiness=1")]
    [InlineData("echo 1 | sudo tee /proc/sys/net/ipv4/ip_forward > /dev/null", "sysctl net.ipv4.ip_forward=1")]
    [InlineData("modprobe br_netfilter", "modules br_netfilter")]
    [InlineData("modprobe -- br_netfilter", "modules br_netfilter")]
    [InlineData("modprobe -q br_netfilter", "modules br_netfilter")]
    [InlineData("modprobe -a br_netfilter overlay", "modules br_netfilter overlay")]
    [InlineData("modprobe overlay\nmodprobe br_netfilter\nmodprobe overlay", "modules overlay br_netfilter")]
    [InlineData("echo a > /etc/app.conf", "file /etc/app.conf a\\n")]
    [InlineData("echo a >| /etc/app.conf", "file /etc/app.conf a\\n")]
    [InlineData("echo -n a > /etc/app.conf", "file /etc/app.conf a")]
    [InlineData("echo -e 'a\\tb\\nc' > /etc/app.conf", "file /etc/app.conf a\\tb\\nc\\n")]
    [InlineData("echo -- > /etc/app.conf", "file /etc/app.conf --\\n")]
    [InlineData("printf '%s=%s\\n' a 1 b 2 > /etc/app.conf", "file /etc/app.conf a=1\\nb=2\\n")]
    [InlineData("printf '100%%\\n' > /etc/app.conf", "file /etc/app.conf 100%\\n")]
    [InlineData("printf 'a\\n' > /etc/app.conf", "file /etc/app.conf a\\n")]
    [InlineData("cat > /etc/app.conf <<E\na\nE", "file /etc/app.conf a\\n")]
    [InlineData("cat - > /etc/app.conf <<E\na\nE", "file /etc/app.conf a\\n")]
    [InlineData("tee /etc/app.conf <<E\na\nE", "file /etc/app.conf a\\n")]
    [InlineData("tee /etc/app.conf > /dev/null <<E\na\nE", "file /etc/app.conf a\\n")]
    [InlineData("cat <<E | tee /etc/app.conf\na\nE", "file /etc/app.conf a\\n")]
    [InlineData("echo a > /etc/../etc//app.conf", "file /etc/app.conf a\\n")]
    [InlineData("echo a > /etc/app.conf\necho b >> /etc/app.conf", "file /etc/app.conf a\\nb\\n")]
    [InlineData("echo a > /etc/app.conf\necho b | tee -a /etc/app.conf", "file /etc/app.conf a\\nb\\n")]
    [InlineData("echo a > /etc/app.conf\necho b | tee --append /etc/app.conf", "file /etc/app.conf a\\nb\\n")]
    [InlineData("echo a > /etc/app.conf\nchmod 600 /etc/app.conf", "file 0600 /etc/app.conf a\\n")]
    [InlineData("echo a > /etc/app.conf\nchmod 4755 /etc/app.conf", "file 4755 /etc/app.conf a\\n")]
    [InlineData("echo a > /opt/a.sh\nchmod +x /opt/a.sh", "file 0755 /opt/a.sh a\\n")]
    [InlineData("echo a > /opt/a.sh\nchmod 600 /opt/a.sh\nchmod a+x /opt/a.sh", "file 0711 /opt/a.sh a\\n")]
    [InlineData("mkdir -p /etc/app\necho a > /etc/app/a.conf", "file /etc/app/a.conf a\\n")]
    [InlineData("mkdir -p /opt/a /opt/b", "script mkdir -p '/opt/a' '/opt/b'\\n")]
    [InlineData("true\n:\nmodprobe overlay", "modules overlay")]
    [InlineData("NAME=app\necho $NAME > /etc/$NAME.conf", "file /etc/app.conf app\\n")]
    [InlineData("NAME='a b'\necho \"$NAME\" > /etc/a.conf", "file /etc/a.conf a b\\n")]
    [InlineData("set -o pipefail\nmodprobe overlay", "modules overlay")]
    [InlineData("NAME=app\ncat > /etc/app.conf <<E\n$NAME ${NAME}\nE", "file /etc/app.conf app app\\n")]
    public void Statement_WithTheEffectOfAStep_BecomesThatStep(string script, string step) => Assert.Equal(step, Steps(script));

    [Theory]
    // One that does not change what the step for it would change.
    [InlineData("sysctl -a")]
    [InlineData("sysctl vm.swappiness")]
    [InlineData("sysctl -w")]
    [InlineData("sysctl -w =1")]
    [InlineData("sysctl -w net.ipv4.conf.*.rp_filter=1")]
    [InlineData("sysctl -w noise=1")]
    [InlineData("echo 3 > /proc/sys/vm/drop_caches")]
    [InlineData("echo 1 > /proc/sys/vm/compact_memory")]
    [InlineData("echo 1 > /proc/sys/net/ipv4/route/flush")]
    [InlineData("echo 1 > /proc/sys/net/ipv6/route/flush")]
    [InlineData("echo 1 > /proc/sys/net/ipv4/conf/eth0.1/rp_filter")]
    [InlineData("echo 1 > /sys/kernel/mm/ksm/run")]
    [InlineData("echo > /proc/sys/vm/swappiness")]
    [InlineData("modprobe -r overlay")]
    [InlineData("modprobe overlay metacopy=on")]
    [InlineData("modprobe -a")]
    // A failure would be treated in another way.
    [InlineData("modprobe overlay || true")]
    [InlineData("modprobe overlay && modprobe br_netfilter")]
    [InlineData("! modprobe overlay")]
    [InlineData("modprobe overlay &")]
    [InlineData("time modprobe overlay")]
    // The output is read, or written to more than one place.
    [InlineData("modprobe overlay > /var/log/modprobe.log")]
    [InlineData("modprobe overlay | logger")]
    [InlineData("echo a > /etc/a.conf > /etc/b.conf")]
    [InlineData("echo a 2> /etc/a.conf")]
    [InlineData("echo a > /etc/a.conf < /etc/b.conf")]
    [InlineData("cat /etc/b.conf > /etc/a.conf")]
    [InlineData("cat -n > /etc/a.conf <<E\na\nE")]
    [InlineData("echo a | tee /etc/a.conf /etc/b.conf")]
    [InlineData("echo a | tee -i /etc/a.conf")]
    [InlineData("echo a | tee /etc/a.conf > /etc/b.conf")]
    [InlineData("echo a | tee -a /etc/a.conf > /etc/b.conf")]
    [InlineData("date > /etc/a.conf")]
    [InlineData("printf '%d' 1 > /etc/a.conf")]
    [InlineData("printf '%s' > /etc/a.conf")]
    [InlineData("printf '%s %s\\n' 1 > /etc/a.conf")]
    [InlineData("printf a b > /etc/a.conf")]
    [InlineData("printf -v x a > /etc/a.conf")]
    [InlineData("echo -e '\\x41' > /etc/a.conf")]
    [InlineData("echo -e 'a\\' > /etc/a.conf")]
    [InlineData("echo -E a > /etc/a.conf")]
    // Not a path of a file that is kept.
    [InlineData("echo a > /etc/dir/")]
    [InlineData("echo a > file")]
    [InlineData("echo a > /run/a.conf")]
    [InlineData("echo a > ~/a.conf")]
    [InlineData("echo a >> /etc/other.conf")]
    [InlineData("mkdir /opt/a")]
    [InlineData("mkdir -p a")]
    [InlineData("mkdir -p /opt/a b")]
    [InlineData("mkdir -p")]
    [InlineData("chmod 600 /etc/other.conf")]
    [InlineData("systemctl enable kubelet")]
    [InlineData("systemctl stop kubelet")]
    [InlineData("systemctl daemon-reload")]
    [InlineData("sysctl -p /etc/other.conf /etc/b.conf")]
    // Its words are known only when it runs.
    [InlineData("echo * > /etc/a.conf")]
    [InlineData("NAME='a b'\necho $NAME > /etc/a.conf")]
    [InlineData("NAME='*'\necho $NAME > /etc/a.conf")]
    [InlineData("NAME=\necho $NAME > /etc/a.conf")]
    [InlineData("IFS=,\nNAME=a\necho $NAME > /etc/a.conf")]
    [InlineData("echo 'a'* > /etc/a.conf")]
    [InlineData("echo {a,b} > /etc/a.conf")]
    [InlineData("echo $HOSTNAME > /etc/a.conf")]
    [InlineData("echo $(date) > /etc/a.conf")]
    [InlineData("cat > /etc/a.conf <<E\n$HOSTNAME\nE")]
    [InlineData("cat > /etc/a.conf <<E\n$(date)\nE")]
    [InlineData("sysctl -w vm.swappiness=$HOSTNAME")]
    [InlineData("echo a {fd}> /etc/a.conf")]
    // A function of the script has the name of the program.
    [InlineData("modprobe() { echo \"$1\"; }\nmodprobe overlay")]
    // The shell is changed, so that what follows may mean something else.
    [InlineData("shopt -s nullglob\nmodprobe overlay")]
    [InlineData("trap 'echo bye' EXIT\nmodprobe overlay")]
    [InlineData("umask 077\necho a > /etc/a.conf")]
    [InlineData("cd tools\nmodprobe overlay")]
    [InlineData("set +e\nmodprobe overlay")]
    public void Statement_WithAnotherEffectThanAStep_StaysShell(string script) => Assert.Equal(Script(script), Steps(script));

    [Theory]
    [InlineData("echo a > /opt/a.sh\nchmod 888 /opt/a.sh", "file /opt/a.sh a\\n|script chmod 888 /opt/a.sh\\n")]
    [InlineData("echo a > /opt/a.sh\nchmod 77 /opt/a.sh", "file /opt/a.sh a\\n|script chmod 77 /opt/a.sh\\n")]
    [InlineData("echo a > /opt/a.sh\nchmod 00755 /opt/a.sh", "file /opt/a.sh a\\n|script chmod 00755 /opt/a.sh\\n")]
    [InlineData("echo a > /opt/a.sh\nchmod u+x /opt/a.sh", "file /opt/a.sh a\\n|script chmod u+x /opt/a.sh\\n")]
    [InlineData("echo a > /opt/a.sh\nchmod 755 /opt/a.sh /opt/b.sh", "file /opt/a.sh a\\n|script chmod 755 /opt/a.sh /opt/b.sh\\n")]
    // The script in between may change the file, or may fail before the mode is set.
    [InlineData(
        "echo a > /opt/a.sh\nsed -i s/a/b/ /opt/a.sh\nchmod 755 /opt/a.sh",
        "file /opt/a.sh a\\n|script sed -i s/a/b/ /opt/a.sh\\nchmod 755 /opt/a.sh\\n"
    )]
    [InlineData(
        "echo a > /opt/a.sh\nmodprobe overlay\nchmod 755 /opt/a.sh",
        "file /opt/a.sh a\\n|modules overlay|script chmod 755 /opt/a.sh\\n"
    )]
    [InlineData("echo a > /opt/a.sh\necho b > /opt/b.sh\nchmod 755 /opt/a.sh", "file 0755 /opt/a.sh a\\n|file /opt/b.sh b\\n")]
    [InlineData(
        "echo a > /etc/a.conf\nmodprobe overlay\necho b >> /etc/a.conf",
        "file /etc/a.conf a\\n|modules overlay|script echo b >> /etc/a.conf\\n"
    )]
    [InlineData("echo a > /etc/a.conf\necho b > /etc/a.conf", "file /etc/a.conf a\\n|script echo b > /etc/a.conf\\n")]
    [InlineData("date >> /etc/a.conf\necho b > /etc/a.conf", "script date >> /etc/a.conf\\necho b > /etc/a.conf\\n")]
    [InlineData("rm -rf /opt/app\necho b > /opt/app/a.conf", "script rm -rf /opt/app\\necho b > /opt/app/a.conf\\n")]
    [InlineData("touch /opt/app2\necho b > /opt/app/a.conf", "script touch /opt/app2\\n|file /opt/app/a.conf b\\n")]
    [InlineData("touch /opt/b.conf.old\necho b > /opt/b.conf", "script touch /opt/b.conf.old\\n|file /opt/b.conf b\\n")]
    [InlineData("touch /opt/b-a.conf\necho b > /opt/a.conf", "script touch /opt/b-a.conf\\n|file /opt/a.conf b\\n")]
    [InlineData("touch /opt/b_a.conf\necho b > /opt/a.conf", "script touch /opt/b_a.conf\\n|file /opt/a.conf b\\n")]
    [InlineData("touch /opt/x/a.conf\necho b > /opt/a.conf", "script touch /opt/x/a.conf\\necho b > /opt/a.conf\\n")]
    [InlineData("rm /opt/*\necho b > /opt/app/a.conf", "script rm /opt/*\\necho b > /opt/app/a.conf\\n")]
    [InlineData("setup x\necho b > /opt/setup", "script setup x\\necho b > /opt/setup\\n")]
    // The end of a path is computed, so that it may be that of the file.
    [InlineData("touch /opt/$1\necho b > /opt/a.conf", "script touch /opt/$1\\necho b > /opt/a.conf\\n")]
    [InlineData("touch /opt/a$1\necho b > /opt/a.conf", "script touch /opt/a$1\\necho b > /opt/a.conf\\n")]
    [InlineData("touch \"/opt/\"$1\necho b > /opt/a.conf", "script touch \"/opt/\"$1\\necho b > /opt/a.conf\\n")]
    [InlineData("touch '/opt/a'$1\necho b > /opt/a.conf", "script touch '/opt/a'$1\\necho b > /opt/a.conf\\n")]
    [InlineData("touch /opt/`id`\necho b > /opt/a.conf", "script touch /opt/`id`\\necho b > /opt/a.conf\\n")]
    [InlineData("touch /opt/?.conf\necho b > /opt/a.conf", "script touch /opt/?.conf\\necho b > /opt/a.conf\\n")]
    [InlineData("touch /opt/[ab].conf\necho b > /opt/a.conf", "script touch /opt/[ab].conf\\necho b > /opt/a.conf\\n")]
    [InlineData("touch /opt/{a,b}.conf\necho b > /opt/a.conf", "script touch /opt/{a,b}.conf\\necho b > /opt/a.conf\\n")]
    [InlineData("touch /opt/\\a.conf\necho b > /opt/a.conf", "script touch /opt/\\a.conf\\necho b > /opt/a.conf\\n")]
    [InlineData("touch /opt/x /opt/$1\necho b > /opt/a.conf", "script touch /opt/x /opt/$1\\necho b > /opt/a.conf\\n")]
    [InlineData("touch /opt/b$1\necho b > /opt/a.conf", "script touch /opt/b$1\\n|file /opt/a.conf b\\n")]
    [InlineData("touch /opt/a.conf.old$1\necho b > /opt/a.conf", "script touch /opt/a.conf.old$1\\n|file /opt/a.conf b\\n")]
    [InlineData("touch /opt/a.confold$1\necho b > /opt/a.conf", "script touch /opt/a.confold$1\\n|file /opt/a.conf b\\n")]
    [InlineData("touch /opt/a\necho b > /opt/a.conf", "script touch /opt/a\\n|file /opt/a.conf b\\n")]
    [InlineData("touch x/opt/$1\necho b > /opt/a.conf", "script touch x/opt/$1\\n|file /opt/a.conf b\\n")]
    [InlineData("touch /opt/x/opt/$1\necho b > /opt/a.conf", "script touch /opt/x/opt/$1\\n|file /opt/a.conf b\\n")]
    [InlineData("touch ${X}/opt/$1\necho b > /opt/a.conf", "script touch ${X}/opt/$1\\n|file /opt/a.conf b\\n")]
    [InlineData("touch $(pwd)/opt/$1\necho b > /opt/a.conf", "script touch $(pwd)/opt/$1\\n|file /opt/a.conf b\\n")]
    [InlineData("touch \"${X}\"/opt/$1\necho b > /opt/a.conf", "script touch \"${X}\"/opt/$1\\n|file /opt/a.conf b\\n")]
    // A statement without a step ends no script step.
    [InlineData("date\ntrue\nid", "script date\\nid\\n")]
    [InlineData("date\ntrue\nid\n:\nwho", "script date\\nid\\nwho\\n")]
    // A folder that a file step makes anyway is needed only for something that runs before.
    [InlineData("mkdir -p /opt/a\ndate\necho a > /opt/a/b", "script mkdir -p '/opt/a'\\n|script date\\n|file /opt/a/b a\\n")]
    [InlineData("mkdir -p /opt/a\necho a > /opt/ab", "script mkdir -p '/opt/a'\\n|file /opt/ab a\\n")]
    // Kernel parameters of files count only when they are applied.
    [InlineData(
        "echo vm.swappiness=1 > /etc/sysctl.d/9.conf\nsysctl -p /etc/sysctl.d/9.conf",
        "file /etc/sysctl.d/9.conf vm.swappiness=1\\n|sysctl vm.swappiness=1"
    )]
    [InlineData(
        "echo vm.swappiness=1 > /etc/sysctl.d/9.conf\nsysctl --load /etc/sysctl.d/9.conf",
        "file /etc/sysctl.d/9.conf vm.swappiness=1\\n|sysctl vm.swappiness=1"
    )]
    [InlineData("echo vm.swappiness=1 >> /etc/sysctl.conf\nsysctl -p", "sysctl vm.swappiness=1")]
    [InlineData("echo vm.swappiness=1 >> /etc/sysctl.conf\nsysctl --system", "sysctl vm.swappiness=1")]
    [InlineData(
        "echo vm.swappiness=1 > /etc/sysctl.conf\nsysctl --system",
        "file /etc/sysctl.conf vm.swappiness=1\\n|sysctl vm.swappiness=1"
    )]
    [InlineData("echo vm.swappiness=1 > /etc/a.conf\nsysctl --system", "file /etc/a.conf vm.swappiness=1\\n|script sysctl --system\\n")]
    [InlineData(
        "echo vm.swappiness=1 >> /etc/sysctl.d/9.conf\nsysctl --system",
        "script echo vm.swappiness=1 >> /etc/sysctl.d/9.conf\\nsysctl --system\\n"
    )]
    [InlineData(
        "echo vm.swappiness=1 >> /etc/sysctl.conf\nsysctl -p /etc/sysctl.d/9.conf",
        "script echo vm.swappiness=1 >> /etc/sysctl.conf\\nsysctl -p /etc/sysctl.d/9.conf\\n"
    )]
    [InlineData("echo vm.swappiness=1 >> /etc/sysctl.conf", "script echo vm.swappiness=1 >> /etc/sysctl.conf\\n")]
    [InlineData(
        "echo vm.swappiness=1 > /etc/sysctl.d/9\nsysctl --system",
        "file /etc/sysctl.d/9 vm.swappiness=1\\n|script sysctl --system\\n"
    )]
    [InlineData(
        "printf '%s\\n' -vm.swappiness=1 > /etc/sysctl.d/9.conf\nsysctl --system",
        "file /etc/sysctl.d/9.conf -vm.swappiness=1\\n|script sysctl --system\\n"
    )]
    [InlineData(
        "printf '# a\\n; b\\n\\n vm.swappiness = 1 \\n' > /etc/sysctl.d/9.conf\nsysctl --system",
        "file /etc/sysctl.d/9.conf # a\\n; b\\n\\n vm.swappiness = 1 \\n|sysctl vm.swappiness=1"
    )]
    // The files of the folder by their names, and /etc/sysctl.conf behind them, as in sysctl(8).
    [InlineData(
        "echo vm.swappiness=1 > /etc/sysctl.d/90.conf\necho vm.swappiness=2 > /etc/sysctl.d/10.conf\nsysctl --system",
        "file /etc/sysctl.d/90.conf vm.swappiness=1\\n|file /etc/sysctl.d/10.conf vm.swappiness=2\\n|sysctl vm.swappiness=1"
    )]
    [InlineData(
        "echo vm.swappiness=1 > /etc/sysctl.conf\necho vm.swappiness=2 > /etc/sysctl.d/10.conf\nsysctl --system",
        "file /etc/sysctl.conf vm.swappiness=1\\n|file /etc/sysctl.d/10.conf vm.swappiness=2\\n|sysctl vm.swappiness=1"
    )]
    [InlineData(
        "echo vm.swappiness=1 > /etc/sysctl.d/9.conf\necho vm.swappiness=2 > /etc/sysctl.d/8.conf\nsysctl -p /etc/sysctl.d/8.conf",
        "file /etc/sysctl.d/9.conf vm.swappiness=1\\n|file /etc/sysctl.d/8.conf vm.swappiness=2\\n|sysctl vm.swappiness=2"
    )]
    [InlineData(
        "echo vm.swappiness=1 > /opt/a.conf\nsed -i s/1/2/ /opt/a.conf\nsysctl -p /opt/a.conf",
        "file /opt/a.conf vm.swappiness=1\\n|script sed -i s/1/2/ /opt/a.conf\\nsysctl -p /opt/a.conf\\n"
    )]
    [InlineData("sysctl -w vm.swappiness=1 noise.x=1", "script sysctl -w vm.swappiness=1 noise.x=1\\n")]
    // The shell applies the files, also in a text that it runs.
    [InlineData(
        "bash -c 'sysctl --system'\necho vm.swappiness=1 >> /etc/sysctl.conf\nsysctl -p",
        "script bash -c 'sysctl --system'\\necho vm.swappiness=1 >> /etc/sysctl.conf\\nsysctl -p\\n"
    )]
    [InlineData(
        "date; date; if date; then sysctl --system; fi\necho vm.swappiness=1 >> /etc/sysctl.conf\nsysctl -p",
        "script date; date; if date; then sysctl --system; fi\\necho vm.swappiness=1 >> /etc/sysctl.conf\\nsysctl -p\\n"
    )]
    [InlineData("date\nA=1", "script date\\n")]
    [InlineData("date\nA=1\nmodprobe overlay", "script date\\n|modules overlay")]
    [InlineData("date\nA=1\nexport B=1\nset -o pipefail\nid", "script date\\nexport B=1\\nset -o pipefail\\nid\\n")]
    [InlineData("sysctl -w vm.swappiness=1\nsysctl -w vm.swappiness=2", "sysctl vm.swappiness=2")]
    [InlineData(
        "sysctl -w vm.swappiness=1\ndate\nsysctl -w vm.swappiness=1",
        "sysctl vm.swappiness=1|script date\\n|sysctl vm.swappiness=1"
    )]
    [InlineData(
        "sysctl -w vm.swappiness=1\ndate\nsysctl -w vm.swappiness=2",
        "script sysctl -w vm.swappiness=1\\ndate\\n|sysctl vm.swappiness=2"
    )]
    // Several commands on a line.
    [InlineData("modprobe overlay; sysctl -w vm.swappiness=1", "modules overlay|sysctl vm.swappiness=1")]
    [InlineData("modprobe overlay; echo a > /etc/a.conf", "script modprobe overlay; echo a > /etc/a.conf\\n")]
    [InlineData("modprobe overlay; date", "script modprobe overlay; date\\n")]
    public void Statements_ThatDependOnEachOther_KeepTheirOrderAndEffect(string script, string steps) => Assert.Equal(steps, Steps(script));

    [Theory]
    [InlineData("systemctl enable app", "unit app.service enabled")]
    [InlineData("systemctl start app", "unit app.service started")]
    [InlineData("systemctl restart app.service", "unit app.service started")]
    [InlineData("systemctl enable --now app", "unit app.service enabled started")]
    [InlineData("systemctl enable app --now", "unit app.service enabled started")]
    [InlineData("systemctl enable app\nsystemctl start app", "unit app.service enabled started")]
    [InlineData("systemctl daemon-reload\nsystemctl enable app", "unit app.service enabled")]
    [InlineData("systemctl enable app other", "file /etc/systemd/system/app.service [Service]\\n|script systemctl enable app other\\n")]
    [InlineData("systemctl mask app", "file /etc/systemd/system/app.service [Service]\\n|script systemctl mask app\\n")]
    [InlineData("date\nsystemctl start app", "file /etc/systemd/system/app.service [Service]\\n|script date\\nsystemctl start app\\n")]
    [InlineData("systemctl start app\ndate\nsystemctl restart app", "unit app.service started|script date\\nsystemctl restart app\\n")]
    // A systemdUnit step sets no other mode, and a file step starts nothing.
    [InlineData(
        "chmod 600 /etc/systemd/system/app.service\nsystemctl start app",
        "file 0600 /etc/systemd/system/app.service [Service]\\n|script systemctl start app\\n"
    )]
    [InlineData("true", "file /etc/systemd/system/app.service [Service]\\n")]
    public void Unit_ThatIsWrittenAndControlled_IsAUnitStep(string control, string steps)
    {
        const string Unit = "echo '[Service]' > /etc/systemd/system/app.service\n";

        Assert.Equal(steps, Steps(Unit + control));
    }

    [Theory]
    [InlineData("--max-pods=64", "kubelet --max-pods=64")]
    [InlineData("--max-pods=64 --v=2", "kubelet --max-pods=64 --v=2")]
    [InlineData("max-pods=64", "file /etc/kubernetes/kubelet-customized-args.conf max-pods=64\\n")]
    public void KubeletFlagFile_WithFlagsOnly_IsAKubeletStep(string flags, string steps) =>
        Assert.Equal(steps, Steps($"echo '{flags}' > {KubeletFile}"));

    [Theory]
    [InlineData("PATH=/opt/bin:$PATH\ndate", "PATH=/opt/bin:$PATH\ndate\n")]
    [InlineData("export NAME=app\nmodprobe overlay\ndate", "modules|export NAME=app\ndate\n")]
    [InlineData("NAME=app\nmodprobe overlay\ndate", "modules|date\n")]
    [InlineData("NAME=app\nmodprobe overlay\necho $NAME", "modules|NAME=app\necho $NAME\n")]
    [InlineData("LC_ALL=C\nmodprobe overlay\ndate", "modules|LC_ALL=C\ndate\n")]
    [InlineData("BASH_ENV=/etc/a\nmodprobe overlay\ndate", "modules|BASH_ENV=/etc/a\ndate\n")]
    [InlineData("A=1\nB=$A\nmodprobe overlay\necho $B", "modules|A=1\nB=$A\necho $B\n")]
    [InlineData("cd /opt\nmodprobe overlay\ndate", "cd /opt\n|modules|cd /opt\ndate\n")]
    [InlineData("exec > /var/log/a 2>&1\nmodprobe overlay\ndate", "exec > /var/log/a 2>&1\n|modules|exec >> /var/log/a 2>&1\ndate\n")]
    [InlineData(
        "exec > >(tee /var/log/a) 2>&1\nmodprobe overlay\ndate",
        "exec > >(tee /var/log/a) 2>&1\n|modules|exec > >(tee -a /var/log/a) 2>&1\ndate\n"
    )]
    [InlineData(
        "exec > >(tee -a /var/log/a) 2>&1\nmodprobe overlay\ndate",
        "exec > >(tee -a /var/log/a) 2>&1\n|modules|exec > >(tee -a /var/log/a) 2>&1\ndate\n"
    )]
    public void LaterScriptStep_GetsWhatItReadsOfTheShell(string script, string steps) =>
        Assert.Equal(
            steps,
            string.Join('|', Convert(script).Steps.Select(step => step.Step.Script is { } text ? text.Content : "modules"))
        );

    /// <summary>The builtins of bash that change the shell: a command after one may mean something else, and stays in the script.</summary>
    [Fact]
    public void BuiltinThatChangesTheShell_KeepsTheRestInTheScript() =>
        Assert.All(
            [
                "pushd /opt",
                "popd",
                "source a.sh",
                ". a.sh",
                "umask 077",
                "trap x EXIT",
                "shopt -s x",
                "alias a=b",
                "unalias a",
                "ulimit -n 5",
                "exit 1",
                "return",
                "unset a",
                "eval a",
                "declare a=b",
                "typeset a=b",
                "readonly a=b",
                "hash -r",
                "enable -n a",
                "shift",
                "getopts a b",
                "local a",
                "wait",
                "disown",
                "jobs",
                "let a=1",
                "export -f a",
                "set +e",
                "set -- a",
                "set -z",
                "cd opt",
                "cd",
                "exec date",
                "sleep 1 &",
                "{ cd /opt; }",
                "if date; then cd /opt; fi",
                "if date; then date; cd /opt; fi",
                "f() { cd /opt; }; f",
                "f() { g; }; g() { cd /opt; }; f",
                "PATH=/opt > a",
            ],
            changing => Assert.Equal(Script(changing + "\nmodprobe overlay"), Steps(changing + "\nmodprobe overlay"))
        );

    /// <summary>What happens in a subshell, a pipeline or a function stays there.</summary>
    [Fact]
    public void BuiltinThatChangesOnlyASubshell_LeavesTheRestAlone() =>
        Assert.All(
            [
                "(cd /opt)",
                "cd /opt | date",
                "f() { local a; return 1; }; f",
                "f() { shift; declare a=b; typeset a=b; getopts a b; }; f",
                "f() { f; }; f",
                "date",
                "f() { sleep 1 & }; f",
            ],
            harmless => Assert.Equal(Script(harmless) + "|modules overlay", Steps(harmless + "\nmodprobe overlay"))
        );

    /// <summary>Variables that bash, glibc or curl read by themselves, from their manuals.</summary>
    [Fact]
    public void VariableThatOthersRead_IsSetInEachLaterScriptStep() =>
        Assert.All(
            (
                "PATH IFS HOME CDPATH ENV LANG LANGUAGE TZ TMPDIR USER LOGNAME SHELL TERM PWD OLDPWD HOSTNAME OPTIND OPTERR PS4 GLOBIGNORE "
                + "POSIXLY_CORRECT TIMEFORMAT FUNCNEST EXECIGNORE HISTFILE COLUMNS EDITOR PAGER http_proxy https_proxy ftp_proxy no_proxy "
                + "all_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY KUBECONFIG SYSTEMD_PAGER DEBIAN_FRONTEND XDG_RUNTIME_DIR "
                + "LC_ALL LC_TIME LD_PRELOAD BASH_ENV BASHOPTS"
            ).Split(' '),
            name => Assert.Equal($"modules overlay|script {name}=a\\ndate\\n", Steps($"{name}=a\nmodprobe overlay\ndate"))
        );

    [Theory]
    [InlineData("export 'NAME'\nNAME=a\nmodprobe overlay\ndate", "modules overlay|script export 'NAME'\nNAME=a\ndate\n")]
    [InlineData("export NA\"ME\"\nNAME=a\nmodprobe overlay\ndate", "modules overlay|script export NA\"ME\"\nNAME=a\ndate\n")]
    [InlineData("export NAME\nNAME=a\nmodprobe overlay\ndate", "modules overlay|script export NAME\nNAME=a\ndate\n")]
    [InlineData("set -a\nNAME=a\nmodprobe overlay\ndate", "modules overlay|script set -a\nNAME=a\ndate\n")]
    [InlineData("NAME=a\nmodprobe overlay\ndate", "modules overlay|script date\n")]
    [InlineData("A=1\nB=2\nmodprobe overlay\necho $A $B", "modules overlay|script A=1\nB=2\necho $A $B\n")]
    [InlineData("A=1\nexport B=$A\nmodprobe overlay\ndate", "modules overlay|script A=1\nexport B=$A\ndate\n")]
    [InlineData("A=1\nmodprobe overlay\neval \"$x\"", "modules overlay|script A=1\neval \"$x\"\n")]
    [InlineData("A=1\nmodprobe overlay\necho ${!x}", "modules overlay|script A=1\necho ${!x}\n")]
    // A value that is computed stays with what reads it, and so does everything between.
    [InlineData("A=$(date)\nmodprobe overlay\necho $A", "script A=$(date)\nmodprobe overlay\necho $A\n")]
    [InlineData("A=1 B=$(date)\nmodprobe overlay\necho $B", "script A=1 B=$(date)\nmodprobe overlay\necho $B\n")]
    [InlineData(
        "for A in 1; do date; done\nB=$A\nmodprobe overlay\necho $B",
        "script for A in 1; do date; done\nB=$A\nmodprobe overlay\necho $B\n"
    )]
    [InlineData("A=$(date)\nmodprobe overlay\necho B", "script A=$(date)\n|modules overlay|script echo B\n")]
    [InlineData("read A < /etc/a\nmodprobe overlay\necho $A", "script read A < /etc/a\nmodprobe overlay\necho $A\n")]
    [InlineData(
        "for A in 1 2; do date; done\nmodprobe overlay\necho $A",
        "script for A in 1 2; do date; done\nmodprobe overlay\necho $A\n"
    )]
    [InlineData("f() { date; }\nmodprobe overlay\nf", "script f() { date; }\nmodprobe overlay\nf\n")]
    [InlineData("f() { date; }\nmodprobe overlay\nretry 3 f", "script f() { date; }\nmodprobe overlay\nretry 3 f\n")]
    [InlineData("echo ${A:=1}\nmodprobe overlay\necho $A", "script echo ${A:=1}\nmodprobe overlay\necho $A\n")]
    [InlineData("echo $((A = 1))\nmodprobe overlay\necho $A", "script echo $((A = 1))\nmodprobe overlay\necho $A\n")]
    [InlineData("date > /opt/$$\nmodprobe overlay\ncat /opt/$$", "script date > /opt/$$\nmodprobe overlay\ncat /opt/$$\n")]
    [InlineData("printf -v A x\nmodprobe overlay\necho $A", "script printf -v A x\nmodprobe overlay\necho $A\n")]
    [InlineData("mapfile A < /etc/a\nmodprobe overlay\necho $A", "script mapfile A < /etc/a\nmodprobe overlay\necho $A\n")]
    [InlineData("readarray A < /etc/a\nmodprobe overlay\necho $A", "script readarray A < /etc/a\nmodprobe overlay\necho $A\n")]
    // The exit code that it reads is that of the statement before.
    [InlineData("modprobe overlay\necho $?", "script modprobe overlay\necho $?\n")]
    [InlineData("date\nA=$?\nmodprobe overlay\necho $A", "script date\nA=$?\nmodprobe overlay\necho $A\n")]
    [InlineData("date\nA=$!\nmodprobe overlay\necho $A", "script date\nA=$!\nmodprobe overlay\necho $A\n")]
    [InlineData("date\nA=$_\nmodprobe overlay\necho $A", "script date\nA=$_\nmodprobe overlay\necho $A\n")]
    [InlineData("date\nA=$$\nmodprobe overlay\necho $A", "script date\nA=$$\nmodprobe overlay\necho $A\n")]
    [InlineData("date\nexport A=$?\nmodprobe overlay\necho $A", "script date\nexport A=$?\nmodprobe overlay\necho $A\n")]
    [InlineData("date\nexport A=$$\nmodprobe overlay\nid", "script date\nexport A=$$\nmodprobe overlay\nid\n")]
    [InlineData("modprobe overlay\necho $!", "script modprobe overlay\necho $!\n")]
    [InlineData("modprobe overlay\necho $_", "script modprobe overlay\necho $_\n")]
    [InlineData("modprobe overlay\necho $#", "modules overlay|script echo $#\n")]
    public void ScriptStep_HasTheStateThatItNeeds(string script, string steps) =>
        Assert.Equal(steps.Replace("\n", "\\n", StringComparison.Ordinal), Steps(script));

    /// <summary>The first line makes a step stop and read variables as the script did.</summary>
    [Theory]
    [InlineData("date", "date\n")]
    [InlineData("#!/bin/bash\ndate", "date\n")]
    [InlineData("#!/bin/bash -e\ndate", "date\n")]
    [InlineData("#!/bin/bash -e\necho $A", "#!/bin/bash -e\necho $A\n")]
    [InlineData("#!/bin/bash -eu\necho $A", "echo $A\n")]
    [InlineData("set -e\necho $A", "#!/bin/bash -e\nset -e\necho $A\n")]
    [InlineData("modprobe overlay\nset -e\necho $A", "|set -e\necho $A\n")]
    [InlineData("A=1\nexport B=1\nset -x\nset -e\necho $A $C", "#!/bin/bash -e\nA=1\nexport B=1\nset -x\nset -e\necho $A $C\n")]
    [InlineData("#!/bin/bash -e\nA=1\necho $A", "A=1\necho $A\n")]
    [InlineData("#!/bin/bash -e\necho ${A:-1} ${A-1} ${A:=1} ${A=1} ${A:+1} ${A+1}", "echo ${A:-1} ${A-1} ${A:=1} ${A=1} ${A:+1} ${A+1}\n")]
    [InlineData("#!/bin/bash -e\necho $? $# $$ $@ $* $- $0 $_ $HOME $PATH $PWD", "echo $? $# $$ $@ $* $- $0 $_ $HOME $PATH $PWD\n")]
    [InlineData("#!/bin/bash -e\necho $((A + 1))", "#!/bin/bash -e\necho $((A + 1))\n")]
    [InlineData("#!/bin/bash -e\neval x", "#!/bin/bash -e\neval x\n")]
    [InlineData("#!/bin/bash -e\necho $!", "#!/bin/bash -e\necho $!\n")]
    [InlineData("#!/bin/sh\ndate", "#!/bin/sh -eu\ndate\n")]
    [InlineData("#!/bin/sh -e\ndate", "#!/bin/sh -e\ndate\n")]
    [InlineData("#!/bin/sh -eu\ndate", "#!/bin/sh -eu\ndate\n")]
    [InlineData("#!/usr/bin/env sh\ndate", "#!/bin/sh -eu\ndate\n")]
    [InlineData("#!/bin/dash\ndate", "#!/bin/dash -eu\ndate\n")]
    [InlineData("#!/bin/ash\ndate", "#!/bin/ash -eu\ndate\n")]
    [InlineData("#!/bin/sh\nset -o pipefail\nmodprobe overlay", "#!/bin/sh -eu\nset -o pipefail\nmodprobe overlay\n")]
    // Later statements: what does not end the script must not end the step.
    [InlineData("a && b\nmodprobe overlay", "a && b\n:\n|")]
    [InlineData("! a\nmodprobe overlay", "! a\n:\n|")]
    [InlineData("a &\nb\nmodprobe overlay", "a &\nb\nmodprobe overlay\n")]
    [InlineData("if a; then b; fi\nmodprobe overlay", "if a; then b; fi\n:\n|")]
    [InlineData("(a)\nmodprobe overlay", "(a)\n|")]
    [InlineData("a | b\nmodprobe overlay", "a | b\n|")]
    [InlineData("modprobe overlay\na && b", "|a && b\n")]
    public void ScriptStep_StopsWhereTheScriptDid(string script, string steps) => Assert.Equal(steps, Texts(script));

    [Theory]
    [InlineData("# one\n# two\ndate", 3, "one,two")]
    [InlineData("# one\n  date", 2, "one")]
    [InlineData("#!/bin/bash\n\n# one\n\n# two\ndate", 6, "two")]
    [InlineData("date\n\n\n# one\ncat /etc/a", 1, "")]
    public void Step_HasTheCommentsDirectlyAbove(string script, int line, string comments)
    {
        var step = Convert(script + "\n").Steps[0];

        Assert.Equal((line, comments), (step.Line, string.Join(',', step.Comments)));
    }

    [Theory]
    [InlineData("modprobe overlay\n\n# a\ndate\n", "1-1 Typed 1,2-3 LeftOut - blank lines and comments,4-4 Script 2")]
    [InlineData("\n\ndate", "1-2 LeftOut - blank lines and comments,3-3 Script 1")]
    [InlineData("date\n\n", "1-1 Script 1,2-2 LeftOut - blank lines and comments")]
    [InlineData("date; date\ndate", "1-2 Script 1")]
    [InlineData("date\n# end\n", "1-1 Script 1,2-2 LeftOut - blank lines and comments")]
    [InlineData("date\n# end", "1-1 Script 1,2-2 LeftOut - blank lines and comments")]
    [InlineData("cat > /etc/a.conf <<E\n# x\n\nE\ndate", "1-4 Typed 1,5-5 Script 2")]
    [InlineData("# nothing", "1-1 LeftOut - blank lines and comments")]
    [InlineData("", "1-1 LeftOut - blank lines and comments")]
    [InlineData(" \n", "1-1 LeftOut - blank lines and comments")]
    [InlineData("true", "1-1 LeftOut - it does nothing")]
    [InlineData("mkdir -p /opt/a\necho a > /opt/a/b", "1-1 LeftOut - a file step creates the folder,2-2 Typed 1")]
    [InlineData(
        "set -e\nmodprobe overlay",
        "1-1 LeftOut - steps stop at the first failure anyway, and no script step follows that needs other options,2-2 Typed 1"
    )]
    [InlineData("export A=1\nmodprobe overlay", "1-1 LeftOut - no script step follows that could read it,2-2 Typed 1")]
    [InlineData("A=overlay\nmodprobe $A", "1-1 LeftOut - its value is in the steps that use it,2-2 Typed 1")]
    [InlineData("sysctl -w vm.swappiness=1\nsysctl -w vm.swappiness=2", "1-1 LeftOut - its parameters are set again later,2-2 Typed 1")]
    [InlineData("date\nfi\n", "1-2 Script 1")]
    public void EachLine_HasAnOutcome(string script, string lines) =>
        Assert.Equal(
            lines,
            string.Join(
                ',',
                Convert(script)
                    .Lines.Select(part =>
                        $"{part.First}-{part.Last} {part.Outcome} {part.Step?.ToString(CultureInfo.InvariantCulture) ?? $"- {part.Reason}"}"
                    )
            )
        );

    private static ScriptConversion Convert(string text) => ScriptConverter.Convert(text, new OsVersion(3, 6, 1), BootstrapPhase.AfterJoin);

    private static string Steps(string script) => string.Join('|', Convert(script + "\n").Steps.Select(step => Described(step.Step)));

    private static string Script(string text) => "script " + OneLine(text + "\n");

    /// <summary>The texts of the script steps; the others are empty.</summary>
    private static string Texts(string script) => string.Join('|', Convert(script + "\n").Steps.Select(step => step.Step.Script?.Content));

    private static string Described(BootstrapStep step) =>
        step switch
        {
            { Script: { } script } => "script " + OneLine(script.Content),
            { Sysctl: { } sysctl } => "sysctl " + string.Join(' ', sysctl.Entries.Select(pair => $"{pair.Key}={pair.Value.Content}")),
            { KernelModules: { } modules } => "modules " + string.Join(' ', modules.Items.Select(name => name.Content)),
            { KubeletArgs: { } flags } => "kubelet " + string.Join(' ', flags.Items.Select(flag => flag.Content)),
            { SystemdUnit.Content: { } unit } => string.Join(
                ' ',
                new[]
                {
                    "unit",
                    unit.Name?.Content,
                    unit.Enable?.Content is true ? "enabled" : null,
                    unit.Start?.Content is true ? "started" : null,
                }.OfType<string>()
            ),
            { File.Content: { } file } =>
                $"file {(file.Mode is { } mode ? mode.Content + " " : "")}{file.Path?.Content} {OneLine(file.Content!.Value.Content)}",
            _ => "none",
        };

    private static string OneLine(string text) =>
        text.Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
}
