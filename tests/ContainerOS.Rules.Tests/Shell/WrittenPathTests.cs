using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>Programs that write files, with all their options that take the next word as a value.</summary>
public sealed class WrittenPathTests
{
    [Fact]
    public void Program_WritesItsOperands_NotTheValuesOfItsOptions() =>
        Assert.All(
            new (string Program, string Valued, string Operands, string Expected)[]
            {
                ("touch", "-r -d -t --reference --date", "/a /b", "/a,/b"),
                ("mkdir", "-m --mode", "/a /b", "/a,/b"),
                ("truncate", "-s -r --size --reference", "/a /b", "/a,/b"),
                ("cp", "-S --suffix", "/x /a", "/a"),
                ("ln", "-S --suffix", "/x /a", "/a"),
                ("mv", "-S --suffix", "x /a", "/a"),
                ("install", "-S --suffix -m --mode -o --owner -g --group", "x /a", "/a"),
                ("rsync", "-e --rsh --exclude --include --exclude-from --include-from --chmod --chown -f --filter", "x /a", "/a"),
                ("scp", "-P -i -o -F -l -c -J -S", "h:x /a", "/a"),
                ("sed -i", "-l --line-length", "s/a/b/ /a", "/a"),
                ("sed -i", "-e --expression -f --file", "/a", "/a"),
                ("tar -c -f /a", "-T --files-from -X --exclude --strip-components --transform -C --directory", "x", "/a"),
                ("unzip -d /a", "-x -P", "x.zip", "/a"),
            },
            row =>
            {
                var (program, valued, operands, expected) = row;

                Assert.Equal(expected, Written($"{program} {(operands == "/a" ? "script " : "")}{operands}"));
                Assert.All(valued.Split(' '), option => Assert.Equal(expected, Written($"{program} {option} /value {operands}")));
            }
        );

    [Fact]
    public void Folder_ThatIsGivenByAnOption_IsWritten() =>
        Assert.All(
            new (string Program, string Sources, string Expected)[]
            {
                ("cp", "x y", "/a"),
                ("ln", "x y", "/a"),
                ("mv", "x y", "/a"),
                ("mv", "/x /y", "/a,/x,/y"),
                ("install", "x y", "/a"),
            },
            row =>
                Assert.All(
                    [
                        $"{row.Program} -t /a {row.Sources}",
                        $"{row.Program} --target-directory /a {row.Sources}",
                        $"{row.Program} --target-directory=/a {row.Sources}",
                        $"{row.Program} {row.Sources} -t /a",
                    ],
                    script => Assert.Equal(row.Expected, Written(script))
                )
        );

    [Fact]
    public void Tar_WritesWhatItsModeSays() =>
        Assert.All(
            new (string Modes, string Expected)[]
            {
                ("-x --extract --get", "/folder"),
                ("-c --create -r --append -u --update", "/archive"),
                ("-t --list", ""),
            },
            row =>
                Assert.All(
                    row.Modes.Split(' '),
                    mode =>
                    {
                        Assert.Equal(row.Expected, Written($"tar {mode} -f /archive -C /folder"));
                        Assert.Equal(row.Expected, Written($"tar {mode} --file /archive --directory /folder"));
                        Assert.Equal(row.Expected, Written($"tar {mode} --file=/archive --directory=/folder"));
                    }
                )
        );

    [Fact]
    public void Program_AtItsEdges_Writes() =>
        Assert.All(
            new (string Script, string Expected)[]
            {
                ("tar xf /archive -C /folder", "/folder"),
                ("tar cf /archive x", "/archive"),
                ("tar x1 -C /folder", ""),
                ("tar '' -x -C /folder", "/folder"),
                ("install -d /a /b", "/a,/b"),
                ("install --directory /a /b", "/a,/b"),
                ("sed --in-place s/a/b/ /a", "/a"),
                ("sed -n -i s/a/b/ /a", "/a"),
                ("sed s/a/b/ -- -i", ""),
                ("tee -a /a - ''", "/a"),
                ("dd if=/x of=/a of=/b", "/a,/b"),
                ("dd of", ""),
                ("cat of=/a", ""),
                ("rsync x", ""),
                ("unzip x.zip", "."),
                ("unzip -l x.zip", ""),
                ("cd /usr/src; unzip x.zip", "/usr/src"),
                ("cd /\ntar xf /opt/a.tar", "/"),
                ("pushd /usr/lib; tar xf /opt/a.tar; popd", "/usr/lib"),
                ("tar xOf /opt/a.tar file", ""),
                ("tar tf /opt/a.tar", ""),
                ("cpio -idm < /opt/a", "."),
                ("cpio -it < /opt/a", ""),
                ("cd /usr; curl -fsSLO https://a.example/b", "/usr"),
                ("curl -O --output-dir /usr/b https://a.example/b", "/usr/b"),
                ("wget --spider https://a.example", ""),
                ("wget -i /opt/list", ""),
                ("git clone https://a.example/b.git", "."),
                ("git -C /usr/src clone https://a.example/b.git", "/usr/src"),
                ("git -C /usr/src clone https://a.example/b.git c", "/usr/src/c"),
                ("git -C /usr/src pull", ""),
                ("find /usr/a /opt/b -name '*.pyc' -delete", "/usr/a,/opt/b"),
                ("find /usr -name x -fprint /opt/list", "/opt/list"),
                ("find /usr -name x", ""),
                ("sort /opt/a | sponge /usr/a", "/usr/a"),
            },
            row => Assert.Equal(row.Expected, Written(row.Script))
        );

    [Fact]
    public void Download_IsWrittenWhereAnOptionSays() =>
        Assert.All(
            new (string Program, string Valued, string Options, string Otherwise)[]
            {
                ("curl", "AbcCdDeEFhHKmPQrtTuUwxXyYz", "-o --output", ""),
                ("wget", "aABDeIloQRtTUw", "-O --output-document -P --directory-prefix", "."),
            },
            row =>
            {
                var (program, valued, options, otherwise) = row;

                Assert.All(options.Split(' '), option => Assert.Equal("/a", Written($"{program} -s {option} /a https://a.example")));
                Assert.Equal(otherwise, Written($"{program} https://a.example /a"));
                Assert.All(valued, character => Assert.Equal(otherwise, Written($"{program} -{character}{options[1]} /a")));
            }
        );

    [Fact]
    public void Word_BehindALongOption_IsItsValue() =>
        Assert.All(
            new (string Program, string Valued, string Option, string Otherwise)[]
            {
                ("curl", "--header --data --user --request --retry --max-time --connect-timeout --cacert", "-o", ""),
                ("wget", "--tries --timeout --header --output-file", "-O", "."),
            },
            row =>
                Assert.All(
                    row.Valued.Split(' '),
                    name =>
                    {
                        Assert.Equal(row.Otherwise, Written($"{row.Program} {name} {row.Option} /a"));
                        Assert.Equal("/a", Written($"{row.Program} {name}=x {row.Option} /a"));
                    }
                )
        );

    [Fact]
    public void Reach_IsEveryPathOnce() =>
        Assert.All(
            new (string Script, string Expected)[]
            {
                ("echo x > /usr/a\necho y >> /usr/a > /dev/null", "/usr/a"),
                ("echo x > /dev/stdout 2> /dev/stderr", ""),
                ("echo x > /etc/../usr/a", "/usr/a"),
                ("echo x > /usr/$a", ""),
                ("rm -f /opt/a/*.log", ""),
            },
            row => Assert.Equal(row.Expected, string.Join(',', ScriptAnalysis.Analyze(row.Script).WrittenPaths))
        );

    [Fact]
    public void Reach_OfAComputedPath_IsItsFolder() =>
        Assert.All(
            new (string Script, string Expected)[] { ("echo x > /usr/$a\necho x > /usr/b$a", "/usr"), ("rm -f /opt/a/*.log", "/opt/a") },
            row => Assert.Equal(row.Expected, string.Join(',', ScriptAnalysis.Analyze(row.Script).FoldersOfComputedPaths))
        );

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
