using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>Programs that write files, with all their options that take the next word as a value.</summary>
public sealed class WrittenPathTests
{
    [Theory]
    [InlineData("touch", "-r -d -t --reference --date", "/a /b", "/a,/b")]
    [InlineData("mkdir", "-m --mode", "/a /b", "/a,/b")]
    [InlineData("truncate", "-s -r --size --reference", "/a /b", "/a,/b")]
    [InlineData("cp", "-S --suffix", "/x /a", "/a")]
    [InlineData("ln", "-S --suffix", "/x /a", "/a")]
    [InlineData("mv", "-S --suffix", "x /a", "/a")]
    [InlineData("install", "-S --suffix -m --mode -o --owner -g --group", "x /a", "/a")]
    [InlineData("rsync", "-e --rsh --exclude --include --exclude-from --include-from --chmod --chown -f --filter", "x /a", "/a")]
    [InlineData("scp", "-P -i -o -F -l -c -J -S", "h:x /a", "/a")]
    [InlineData("sed -i", "-l --line-length", "s/a/b/ /a", "/a")]
    [InlineData("sed -i", "-e --expression -f --file", "/a", "/a")]
    [InlineData("tar -c -f /a", "-T --files-from -X --exclude --strip-components --transform -C --directory", "x", "/a")]
    [InlineData("unzip -d /a", "-x -P", "x.zip", "/a")]
    public void Program_WritesItsOperands_NotTheValuesOfItsOptions(string program, string valued, string operands, string expected)
    {
        Assert.Equal(expected, Written($"{program} {(operands == "/a" ? "script " : "")}{operands}"));
        Assert.All(valued.Split(' '), option => Assert.Equal(expected, Written($"{program} {option} /value {operands}")));
    }

    [Theory]
    [InlineData("cp", "x y", "/a")]
    [InlineData("ln", "x y", "/a")]
    [InlineData("mv", "x y", "/a")]
    [InlineData("mv", "/x /y", "/a,/x,/y")]
    [InlineData("install", "x y", "/a")]
    public void Folder_ThatIsGivenByAnOption_IsWritten(string program, string sources, string expected) =>
        Assert.All(
            [
                $"{program} -t /a {sources}",
                $"{program} --target-directory /a {sources}",
                $"{program} --target-directory=/a {sources}",
                $"{program} {sources} -t /a",
            ],
            script => Assert.Equal(expected, Written(script))
        );

    [Theory]
    [InlineData("-x --extract --get", "/folder")]
    [InlineData("-c --create -r --append -u --update", "/archive")]
    [InlineData("-t --list", "")]
    public void Tar_WritesWhatItsModeSays(string modes, string expected) =>
        Assert.All(
            modes.Split(' '),
            mode =>
            {
                Assert.Equal(expected, Written($"tar {mode} -f /archive -C /folder"));
                Assert.Equal(expected, Written($"tar {mode} --file /archive --directory /folder"));
                Assert.Equal(expected, Written($"tar {mode} --file=/archive --directory=/folder"));
            }
        );

    [Theory]
    [InlineData("tar xf /archive -C /folder", "/folder")]
    [InlineData("tar cf /archive x", "/archive")]
    [InlineData("tar x1 -C /folder", "")]
    [InlineData("tar '' -x -C /folder", "/folder")]
    [InlineData("install -d /a /b", "/a,/b")]
    [InlineData("install --directory /a /b", "/a,/b")]
    [InlineData("sed --in-place s/a/b/ /a", "/a")]
    [InlineData("sed -n -i s/a/b/ /a", "/a")]
    [InlineData("sed s/a/b/ -- -i", "")]
    [InlineData("tee -a /a - ''", "/a")]
    [InlineData("dd if=/x of=/a of=/b", "/a,/b")]
    [InlineData("dd of", "")]
    [InlineData("cat of=/a", "")]
    [InlineData("rsync x", "")]
    [InlineData("unzip x.zip", ".")]
    [InlineData("unzip -l x.zip", "")]
    [InlineData("cd /usr/src; unzip x.zip", "/usr/src")]
    [InlineData("cd /\ntar xf /opt/a.tar", "/")]
    [InlineData("pushd /usr/lib; tar xf /opt/a.tar; popd", "/usr/lib")]
    [InlineData("tar xOf /opt/a.tar file", "")]
    [InlineData("tar tf /opt/a.tar", "")]
    [InlineData("cpio -idm < /opt/a", ".")]
    [InlineData("cpio -it < /opt/a", "")]
    [InlineData("cd /usr; curl -fsSLO https://a.example/b", "/usr")]
    [InlineData("curl -O --output-dir /usr/b https://a.example/b", "/usr/b")]
    [InlineData("wget --spider https://a.example", "")]
    [InlineData("wget -i /opt/list", "")]
    [InlineData("git clone https://a.example/b.git", ".")]
    [InlineData("git -C /usr/src clone https://a.example/b.git", "/usr/src")]
    [InlineData("git -C /usr/src clone https://a.example/b.git c", "/usr/src/c")]
    [InlineData("git -C /usr/src pull", "")]
    [InlineData("find /usr/a /opt/b -name '*.pyc' -delete", "/usr/a,/opt/b")]
    [InlineData("find /usr -name x -fprint /opt/list", "/opt/list")]
    [InlineData("find /usr -name x", "")]
    [InlineData("sort /opt/a | sponge /usr/a", "/usr/a")]
    public void Program_AtItsEdges_Writes(string script, string expected) => Assert.Equal(expected, Written(script));

    [Theory]
    [InlineData("curl", "AbcCdDeEFhHKmPQrtTuUwxXyYz", "-o --output", "")]
    [InlineData("wget", "aABDeIloQRtTUw", "-O --output-document -P --directory-prefix", ".")]
    public void Download_IsWrittenWhereAnOptionSays(string program, string valued, string options, string otherwise)
    {
        Assert.All(options.Split(' '), option => Assert.Equal("/a", Written($"{program} -s {option} /a https://a.example")));
        Assert.Equal(otherwise, Written($"{program} https://a.example /a"));
        Assert.All(valued, character => Assert.Equal(otherwise, Written($"{program} -{character}{options[1]} /a")));
    }

    [Theory]
    [InlineData("curl", "--header --data --user --request --retry --max-time --connect-timeout --cacert", "-o", "")]
    [InlineData("wget", "--tries --timeout --header --output-file", "-O", ".")]
    public void Word_BehindALongOption_IsItsValue(string program, string valued, string option, string otherwise) =>
        Assert.All(
            valued.Split(' '),
            name =>
            {
                Assert.Equal(otherwise, Written($"{program} {name} {option} /a"));
                Assert.Equal("/a", Written($"{program} {name}=x {option} /a"));
            }
        );

    [Theory]
    [InlineData("echo x > /usr/a\necho y >> /usr/a > /dev/null", "/usr/a")]
    [InlineData("echo x > /dev/stdout 2> /dev/stderr", "")]
    [InlineData("echo x > /etc/../usr/a", "/usr/a")]
    [InlineData("echo x > /usr/$a", "")]
    [InlineData("rm -f /opt/a/*.log", "")]
    public void Reach_IsEveryPathOnce(string script, string expected) =>
        Assert.Equal(expected, string.Join(',', ScriptAnalysis.Analyze(script).WrittenPaths));

    [Theory]
    [InlineData("echo x > /usr/$a\necho x > /usr/b$a", "/usr")]
    [InlineData("rm -f /opt/a/*.log", "/opt/a")]
    public void Reach_OfAComputedPath_IsItsFolder(string script, string expected) =>
        Assert.Equal(expected, string.Join(',', ScriptAnalysis.Analyze(script).FoldersOfComputedPaths));

    [Fact]
    public void Programs_HaveTheirArgumentsAndConditions() =>
        Assert.Equal(
            [
                "1 set -e always",
                "2 modprobe ip_vs in a branch of the if on line 2",
                "3 systemctl restart a… always",
                "4 touch /opt/a if line 4 succeeds",
            ],
            ScriptAnalysis
                .Analyze("set -e\nif [ -e /x ]; then modprobe ip_vs; fi\nsystemctl restart a$b\n[ -e /y ] && touch /opt/a\n")
                .Programs.Where(program => !program.Command.StartsWith('['))
                .Select(program => $"{program.Line} {program.Command} {program.Condition ?? "always"}")
        );

    [Fact]
    public void Reach_SaysWhatCanNotBeFollowed() =>
        Assert.Equal(
            ["line 2, column 1: what is called is computed while the script runs"],
            ScriptAnalysis.Analyze("true\n$x y").Gaps.Select(gap => gap.ToString())
        );

    private static string Written(string script) => string.Join(',', ShellScript.Parse(script).Writes.Select(write => write.Path.Text));
}
