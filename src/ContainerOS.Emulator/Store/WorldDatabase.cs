using System.Globalization;
using ContainerOS.Emulator.Ecs;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Nodes;
using ContainerOS.Emulator.Tasks;
using Microsoft.Data.Sqlite;

namespace ContainerOS.Emulator.Store;

/// <summary>Keeps a world in a SQLite file: a row for each pool, template, instance, task and invocation, and one for the rest.</summary>
/// <remarks>
/// A transaction is in the write-ahead log, and with the operating system, before its changes are acknowledged, so that a killed process
/// loses none. It is not forced to the disk: a machine that loses power may lose the last changes, but not the file.
/// </remarks>
internal sealed class WorldDatabase : IWorldFile
{
    /// <summary>The number of the form of the file, in its header.</summary>
    internal const long Format = WorldDocument.Number;

    private const int ApplicationId = 0x41434b45; // "ACKE"
    private const string Schema = """
        CREATE TABLE record (
          number INTEGER PRIMARY KEY,
          kind TEXT NOT NULL,
          id TEXT NOT NULL,
          json TEXT NOT NULL,
          UNIQUE (kind, id)
        );
        """;

    // Result codes of SQLite.
    private const int SqlitePermission = 3;
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteReadOnly = 8;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteCantOpen = 14;
    private const int SqliteNotADatabase = 26;

    private static readonly byte[] Header = "SQLite format 3\0"u8.ToArray();

    private readonly string path;
    private readonly SqliteConnection connection;
    private readonly WorldCodec codec = new();
    private readonly SqliteCommand begin;
    private readonly SqliteCommand commit;
    private readonly SqliteCommand put;
    private readonly SqliteCommand remove;

    private WorldDatabase(string path)
    {
        this.path = path;
        connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = SqliteOpenMode.ReadWrite,
                Pooling = false,
                DefaultTimeout = 1,
            }.ToString()
        );
        begin = Command("BEGIN IMMEDIATE");
        commit = Command("COMMIT");
        put = Command(
            "INSERT INTO record (kind, id, json) VALUES ($kind, $id, $json) ON CONFLICT (kind, id) DO UPDATE SET json = excluded.json",
            "$kind",
            "$id",
            "$json"
        );
        remove = Command("DELETE FROM record WHERE kind = $kind AND id = $id", "$kind", "$id");
        codec.Templates.Added = (id, template) => Put("template", id, codec.Write(template));
    }

    /// <summary>Opens a state file, or creates it.</summary>
    /// <exception cref="EmulatorStateException">The file cannot be used.</exception>
    internal static WorldDatabase Open(string path)
    {
        WorldDatabase? database = null;
        try
        {
            CheckKind(path);
            database = new WorldDatabase(path);
            database.Start();
            return database;
        }
        catch (Exception exception)
            when (exception is SqliteException or EmulatorStateException or IOException or UnauthorizedAccessException)
        {
            database?.Dispose();
            throw exception switch
            {
                SqliteException failure => Unusable(path, failure),
                EmulatorStateException known => known,
                _ => new EmulatorStateException(path, "cannot be written", exception),
            };
        }
    }

    /// <summary>Loads the world and the time of its clock; null for a new file.</summary>
    /// <exception cref="EmulatorStateException">The file cannot be read as a world.</exception>
    internal (World World, long Clock)? Load()
    {
        try
        {
            if (Rows("world").ToList() is not [var (_, header)])
            {
                return null;
            }

            foreach (var (id, json) in Rows("template"))
            {
                codec.Templates.Add(id, codec.Read<ScalingGroup>(json));
            }

            var (moment, world) = codec.Read<KeptWorld>(header);
            var document = new WorldDocument
            {
                Format = WorldDocument.Number,
                Clock = moment,
                World = world,
                Pools = [.. Read<NodePool>("pool")],
                Nodes = [.. Read<Node>("node")],
                Tasks = [.. Read<ClusterTask>("task")],
                Invocations = [.. Read<Invocation>("invocation")],
            };
            return (document.ToWorld(), document.Clock);
        }
        catch (SqliteException exception)
        {
            throw Unusable(path, exception);
        }
        catch (WorldFormatException exception)
        {
            throw new EmulatorStateException(path, "cannot be read: " + exception.Message, exception);
        }
    }

    /// <summary>Writes a whole world into a new file.</summary>
    /// <exception cref="EmulatorStateException">The file cannot be written.</exception>
    internal void Create(World world, long now)
    {
        try
        {
            Save(
                world,
                now,
                [
                    .. world.PoolsOfCluster.Values.SelectMany(ids => ids).Select(id => new PoolStored(id)),
                    .. world.Nodes().Select(node => new NodeStored(node.Id)),
                    .. world.TasksOfCluster.Values.SelectMany(ids => ids).Select(id => new TaskStored(id)),
                    .. world.InvocationIds.Select(id => new InvocationStored(id)),
                ]
            );
        }
        catch (SqliteException exception)
        {
            throw Unusable(path, exception);
        }
    }

    public void Save(World world, long now, IReadOnlyList<WorldEvent> events)
    {
        begin.ExecuteNonQuery();
        try
        {
            Put("world", string.Empty, codec.Write(new KeptWorld(now, world)));
            var done = new HashSet<(string Kind, string Id)>();
            foreach (var change in events)
            {
                Save(world, change, done);
            }

            commit.ExecuteNonQuery();
        }
        catch
        {
            Undo();
            throw;
        }
    }

    /// <summary>Limits the size of the file, as a full disk does.</summary>
    internal void Limit(long pages) => Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}"));

    public void Dispose()
    {
        begin.Dispose();
        commit.Dispose();
        put.Dispose();
        remove.Dispose();
        connection.Dispose();
    }

    /// <summary>Writes what an event is about as it is now, whatever else happened to it.</summary>
    private void Save(World world, WorldEvent change, HashSet<(string Kind, string Id)> done)
    {
        if (change is ConditionsStored)
        {
            return; // The row of the world has the conditions.
        }

        var kind = KindOf(change);
        if (!done.Add((kind, change.Id)))
        {
            return;
        }

        var json = kind switch
        {
            "pool" => world.Pools.TryGetValue(change.Id, out var pool) ? codec.Write(pool) : null,
            "node" => world.Node(change.Id) is { } node ? codec.Write(node) : null,
            "task" => world.Tasks.TryGetValue(change.Id, out var task) ? codec.Write(task) : null,
            _ => codec.Write(world.Invocations[change.Id]),
        };
        if (json is not null)
        {
            Put(kind, change.Id, json);
        }
        else
        {
            (remove.Parameters[0].Value, remove.Parameters[1].Value) = (kind, change.Id);
            remove.ExecuteNonQuery();
        }
    }

    private static string KindOf(WorldEvent change) =>
        change switch
        {
            PoolStored or PoolRemoved => "pool",
            NodeStored or NodeRemoved => "node",
            TaskStored => "task",
            InvocationStored => "invocation",
            _ => throw new InvalidOperationException($"The event {change.GetType().Name} is not known."),
        };

    private void Put(string kind, string id, string json)
    {
        (put.Parameters[0].Value, put.Parameters[1].Value, put.Parameters[2].Value) = (kind, id, json);
        put.ExecuteNonQuery();
    }

    private void Start()
    {
        connection.Open();

        // With an exclusive lock no other process can change the file, and SQLite needs no file of shared memory.
        Run("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
        if (Number("PRAGMA application_id") == 0 && Number("SELECT count(*) FROM sqlite_schema") == 0)
        {
            Run(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"BEGIN IMMEDIATE; {Schema} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Format}; COMMIT"
                )
            );
        }

        if (Number("PRAGMA application_id") != ApplicationId)
        {
            throw new EmulatorStateException(path, "is a database of another program");
        }

        if (Number("PRAGMA user_version") is not Format and var format)
        {
            throw new EmulatorStateException(
                path,
                $"has the format {format}, which is that of another version of the emulator; this version reads the format {Format}"
            );
        }
    }

    private void Undo()
    {
        try
        {
            Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // A transaction that ran out of space may have ended already; what is not committed does not count.
        }

        // Templates of the failed transaction have to be written again.
        codec.Templates.Forget();
    }

    private IEnumerable<T> Read<T>(string kind)
    {
        foreach (var (id, json) in Rows(kind))
        {
            T record;
            try
            {
                record = codec.Read<T>(json);
            }
            catch (WorldFormatException exception)
            {
                throw new WorldFormatException($"{kind} {id}", exception.Message, exception);
            }

            yield return record;
        }
    }

    private IEnumerable<(string Id, string Json)> Rows(string kind)
    {
        using var select = Command("SELECT id, json FROM record WHERE kind = $kind ORDER BY number", "$kind");
        select.Parameters[0].Value = kind;
        using var rows = select.ExecuteReader();
        while (rows.Read())
        {
            yield return (rows.GetString(0), rows.GetString(1));
        }
    }

    private void Run(string text)
    {
        using var command = Command(text);
        command.ExecuteNonQuery();
    }

    private long Number(string text)
    {
        using var command = Command(text);
        return (long)command.ExecuteScalar()!;
    }

    private SqliteCommand Command(string text, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // All texts are of this file, with numbers at most.
        command.CommandText = text;
#pragma warning restore CA2100
        foreach (var name in parameters)
        {
            command.Parameters.Add(name, SqliteType.Text);
        }

        return command;
    }

    /// <summary>Creates a missing file, readable by its owner only; its log is created with the same mode.</summary>
    private static void CheckKind(string path)
    {
        foreach (var each in new[] { path, path + "-wal", path + "-shm", path + "-journal" })
        {
            if (new FileInfo(each).LinkTarget is { } target)
            {
                throw new EmulatorStateException(each, $"is a link to {target}: delete the link, or name the file that it leads to");
            }
        }

        if (!File.Exists(path))
        {
            PrivateFile.Write(path, string.Empty);
            return;
        }

        using var file = File.OpenRead(path);
        var start = new byte[Header.Length];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (length > 0 && !start.AsSpan(0, length).SequenceEqual(Header))
        {
            throw new EmulatorStateException(
                path,
                start.AsSpan(0, length).TrimStart(" \r\n\t"u8) is [(byte)'{', ..]
                    ? "is a JSON file: it was written by an earlier version of the emulator, or is a scenario, which --scenario loads"
                    : "is not a state file of the emulator"
            );
        }
    }

    private static EmulatorStateException Unusable(string path, SqliteException exception) =>
        new(
            path,
            exception.SqliteErrorCode switch
            {
                SqliteBusy or SqliteLocked => "is in use by another process",
                SqliteReadOnly or SqliteCantOpen or SqlitePermission => "cannot be written",
                SqliteFull => "cannot be written: the disk is full",
                SqliteCorrupt or SqliteNotADatabase => "is damaged",
                _ => "cannot be read: " + exception.Message.TrimEnd('.'),
            },
            exception
        );
}

/// <summary>The row of what a world has besides its records.</summary>
/// <param name="Clock">The time of the clock, in milliseconds since the Unix epoch.</param>
/// <param name="World">The world, without its records.</param>
internal sealed record KeptWorld(long Clock, World World);
