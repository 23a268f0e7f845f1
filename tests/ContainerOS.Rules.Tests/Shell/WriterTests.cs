using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>
/// What each program of the table writes, as its manual says: each option that takes the next word as its value, and each option that
/// decides what is written.
/// </summary>
public sealed class WriterTests
{
    [Fact]
    public void Program_WritesItsOperands_NotTheValuesOfItsOptions() =>
        Assert.All(
            new (string Program, string Valued, string Operands, string Expected)[]
            {
                ("split", "-b -l -n -a -C", "/x /a", "/a"),
                ("sort -o /a", "-k -t -S -T", "/x", "/a"),
                ("shred", "-n -s", "/a /b", "/a,/b"),
                ("mkfifo", "-m --mode", "/a /b", "/a,/b"),
                ("mknod", "-m --mode", "/a b", "/a"),
                ("setfacl", "-m -x -M -X --modify --remove --set --set-file --restore", "/a /b", "/a,/b"),
                ("fallocate", "-l -o --length --offset", "/a", "/a"),
                ("zip", "-x -i -P -n", "/a /x", "/a"),
                ("patch", "-p -d --directory -i --input -D -F", "/a /x.patch", "/a"),
                ("unzip -d /a", "-x -P", "/x.zip", "/a"),
                ("cpio -i -D /a", "-F -H -E", "", "/a"),
                ("gpg -o /a", "-r --recipient --keyring -u", "/x", "/a"),
                ("ssh-keygen -f /a", "-t -b -N -C", "", "/a"),
                ("git clone", "-b --branch --depth -o --origin -c --reference", "https://x /a", "/a"),
                ("chown", "--from", "a /a", "/a"),
                (
                    "curl -o /a",
                    "--header --data --user --request --retry --retry-delay --max-time --connect-timeout --cacert",
                    "https://x",
                    "/a"
                ),
                ("wget -O /a", "--tries --timeout --header --output-file", "https://x", "/a"),
                ("sort", "-k -t -S -T", "-o /a /x", "/a"),
                ("tar -c", "-C --directory -T --files-from -X --exclude --strip-components --transform", "-f /a /x", "/a"),
            },
            row =>
            {
                var (program, valued, operands, expected) = row;

                Assert.Equal(expected, Written($"{program} {operands}"));
                Assert.All(valued.Split(' '), option => Assert.Equal(expected, Written($"{program} {option} /value {operands}")));
            }
        );

    [Fact]
    public void Program_Writes() =>
        Assert.All(
            new (string Script, string Expected)[]
            {
                ("tee /a /b", "/a,/b"),
                ("tee -a /a -", "/a"),
                ("touch /a", "/a"),
                ("cp /x /a", "/a"),
                ("cp /a", ""),
                ("cp /x /y -t /a", "/a"),
                ("mv x /y /a", "/a,/y"),
                ("mv -t /a x /y", "/a,/y"),
                ("mv --target-directory=/a /y", "/a,/y"),
                ("install -d /a /b", "/a,/b"),
                ("install /x /a", "/a"),
                ("dd if=/x of=/a bs=1", "/a"),
                ("find /a /b -delete", "/a,/b"),
                ("find /a \\( -name x \\) -delete", "/a"),
                ("find /a ! -name x -delete", "/a"),
                ("find /a", ""),
                ("find /x -fprint /a -fprintf /b %p -fprint0 /c -fls /d", "/a,/b,/c,/d"),
                ("find /x -fprint", ""),
                ("find /x -delete -fls /a", "/x,/a"),
                ("sponge /a", "/a"),
                ("split /x", ""),
                ("split /x /a /y", ""),
                ("sort /x", ""),
                ("sort --output=/a /x", "/a"),
                ("mknod /a c 1 3", "/a"),
                ("rm -rf /a /b", "/a,/b"),
                ("rmdir /a", "/a"),
                ("unlink /a", "/a"),
                ("chmod 755 /a /b", "/a,/b"),
                ("chmod -R 755 /a", "/a"),
                ("chmod u+x /a", "/a"),
                ("chmod -x /a", "/a"),
                ("chmod -rwx /a /b", "/a,/b"),
                ("chmod -s /a", "/a"),
                ("chmod -t /a", "/a"),
                ("chmod -X /a", "/a"),
                ("chmod -v 755 /a", "/a"),
                ("chmod --reference /x /a", "/a"),
                ("chmod --reference=/x /a", "/a"),
                ("chown a:b /a /b", "/a,/b"),
                ("chown -R a /a", "/a"),
                ("chown --reference=/x /a", "/a"),
                ("chown --from=b a /a", "/a"),
                ("chgrp a /a", "/a"),
                ("chcon context /a", "/a"),
                ("chcon -R context /a", "/a"),
                ("chcon -h context /a", "/a"),
                ("chcon -v context /a", "/a"),
                ("chcon -u x /a", "/a"),
                ("chcon -r x /a", "/a"),
                ("chcon -t x /a /b", "/a,/b"),
                ("chcon -l x /a", "/a"),
                ("chattr +i /a /b", "/a,/b"),
                ("chattr -i /a", "/a"),
                ("rsync -a x /a", "/a"),
                ("rsync -a x y /a", "/a"),
                ("scp x h:y /a", "/a"),
                ("sed -i s/x/y/ /a /b", "/a,/b"),
                ("sed -ibak s/x/y/ /a", "/a"),
                ("sed -ie s/x/y/ /a", "/a"),
                ("sed -ni s/x/y/ /a", "/a"),
                ("sed --in-place=.b s/x/y/ /a", "/a"),
                ("sed -i -f x /a", "/a"),
                ("sed -i --file=x /a", "/a"),
                ("sed -i -e x --expression=y /a", "/a"),
                ("sed -n p /a", ""),
                ("patch -o /a /x", "/a"),
                ("patch --output=/a /x", "/a"),
                ("patch -d /a -p 1", "/a"),
                ("patch --directory=/a", "/a"),
                ("patch -p1 < x", ""),
                ("tar -xf x -C /a", "/a"),
                ("tar -xOf x -C /a", ""),
                ("tar --extract --to-stdout -f x", ""),
                ("tar --get -f x -C /a", "/a"),
                ("tar -rf /a x", "/a"),
                ("tar -uf /a x", "/a"),
                ("tar --create --file=/a x", "/a"),
                ("tar --append --file /a x", "/a"),
                ("tar --update -f /a x", "/a"),
                ("tar cf /a x", "/a"),
                ("tar -c x", ""),
                ("tar", ""),
                ("unzip", ""),
                ("unzip x", "."),
                ("unzip -o x -d /a", "/a"),
                ("unzip -l x", ""),
                ("unzip -p x", ""),
                ("unzip -t x", ""),
                ("unzip -v x", ""),
                ("unzip -Z x", ""),
                ("unzip -z x", ""),
                ("cpio -i", "."),
                ("cpio --extract -D /a", "/a"),
                ("cpio -it", ""),
                ("cpio -i --list", ""),
                ("cpio -i --to-stdout", ""),
                ("cpio -p --directory /a", "/a"),
                ("cpio -o", ""),
                ("curl -o /a -o /b https://x", "/a,/b"),
                ("curl --output=/a https://x", "/a"),
                ("curl -O https://x", "."),
                ("curl --remote-name https://x", "."),
                ("curl --remote-name-all https://x", "."),
                ("curl -O --output-dir /a https://x", "/a"),
                ("curl --output-dir /a https://x", ""),
                ("wget https://x", "."),
                ("wget -P /a https://x", "/a"),
                ("wget --directory-prefix=/a https://x", "/a"),
                ("wget --output-document=/a https://x", "/a"),
                ("wget -O /a", "/a"),
                ("wget -i x", ""),
                ("wget --spider https://x", ""),
                ("wget --input-file x", ""),
                ("wget", ""),
                ("gpg --output=/a -d x", "/a"),
                ("gpg -d x", ""),
                ("openssl req -out /a -keyout /b -writerand /c", "/a,/b,/c"),
                ("openssl x -in /a -out", ""),
                ("ssh-keygen -t rsa", ""),
                ("yq -i x /a /b", "/a,/b"),
                ("yq --inplace x /a", "/a"),
                ("yq x /a", ""),
                ("crudini --set /a x y z", "/a"),
                ("crudini --get /a x y", ""),
                ("git clone https://x", "."),
                ("git clone https://x a", "a"),
                ("git clone https://x /a", "/a"),
                ("git -C /b clone https://x a", "/b/a"),
                ("git -C /b clone https://x", "/b"),
                ("git -C /b clone https://x /a", "/a"),
                ("git clone", ""),
                ("git pull /a", ""),
                ("/usr/bin/tee /a", "/a"),
                ("sudo tee /a", "/a"),
                ("cp -- -x /a", "/a"),
                ("touch -- -d /a", "-d,/a"),
                ("touch -d", ""),
                ("touch -dx /a", "/a"),
                ("touch -cd x /a", "/a"),
                ("touch -c$x /a", "/a"),
                ("touch -d$x /a", "/a"),
                ("touch --date=x /a", "/a"),
                ("touch --date x /a", "/a"),
                ("touch - /a", "/a"),
                ("touch ''", ""),
                ("cat /a", ""),
            },
            row => Assert.Equal(row.Expected, Written(row.Script))
        );

    [Fact]
    public void RelativePath_IsBelowTheFolderThatWasEntered() =>
        Assert.All(
            new (string Script, string Expected)[]
            {
                ("cd /b; touch a", "/b/a"),
                ("cd /b/; touch a", "/b/a"),
                ("cd /b/../c; touch a", "/c/a"),
                ("cd /; touch a", "/a"),
                ("cd /; unzip x", "/"),
                ("cd /b; unzip x", "/b"),
                ("cd /b && touch a", "/b/a"),
                ("cd /b || exit 1; touch a", "/b/a"),
                ("cd /b || true; touch a", "a"),
                ("cd /b || exit 1 || c; touch a", "a"),
                ("cd /b & touch a", "a"),
                ("(cd /b); touch a", "a"),
                ("cd /b | c; touch a", "a"),
                ("if c; then cd /b; fi; touch a", "a"),
                ("cd b; touch a", "a"),
                ("cd $b; touch a", "a"),
                ("cd; touch a", "a"),
                ("cd /b /c; touch a", "a"),
                ("pushd /b; touch a; popd; touch a", "/b/a,a"),
                ("touch a; cd /b; touch a; cd /c; touch a", "a,/b/a,/c/a"),
                ("cd /b; cd /c; cd /d; cd /e; touch a", "/e/a"),
                ("cd /b; touch /a", "/a"),
                ("cd /b; echo > a", "/b/a"),
                ("cd /b; echo >&2 > -", "-"),
                ("cd /b; touch $a", ""),
                ("cd /b; rm a", "/b/a"),
                ("rm a", ""),
                ("touch a", "a"),
            },
            row => Assert.Equal(row.Expected, Written(row.Script))
        );

    [Fact]
    public void Write_OfARelativePath_SaysSo() =>
        Assert.Equal(
            ["/b/a True touch", "/c False touch", "/b/d True >", "/e False >>"],
            ShellScript
                .Parse("cd /b; touch a /c; echo > d >> /e")
                .Writes.OrderBy(write => write.By is ">" or ">>")
                .Select(write => $"{write.Path.Text} {write.IsRelative} {write.By}")
        );

    [Fact]
    public void Writers_HaveTheirManual() => Assert.All(Writer.All, writer => Assert.Matches("manual( pages?)?$", writer.Source));

    private static string Written(string script) => string.Join(',', ShellScript.Parse(script).Writes.Select(write => write.Path.Text));
}
