using System.Globalization;

namespace ContainerOS.Emulator.Fields;

/// <summary>
/// The fields of an object that a user wrote. A field that is not known, and a value that is not valid, is an error with its path.
/// </summary>
internal sealed class CheckedFields
{
    private readonly string path;
    private readonly FieldMap fields;

    private CheckedFields(string path, FieldMap fields) => (this.path, this.fields) = (path, fields);

    /// <summary>An object with no other fields than the named ones.</summary>
    /// <exception cref="FieldFormatException">It is not an object, or has another field.</exception>
    internal static CheckedFields Of(FieldValue? value, string path, params ReadOnlySpan<string> names)
    {
        var fields = value as FieldMap ?? throw new FieldFormatException(path, "an object is expected");
        foreach (var (name, _) in fields.Fields)
        {
            if (!names.Contains(name))
            {
                throw new FieldFormatException(
                    path.Length == 0 ? name : $"{path}.{name}",
                    $"the field is not known; the fields are {string.Join(", ", names.ToArray())}"
                );
            }
        }

        return new(path, fields);
    }

    /// <summary>The objects of a list; none when it is absent.</summary>
    internal IReadOnlyList<T> Objects<T>(string name, Func<CheckedFields, T> read, params string[] names) =>
        fields[name] switch
        {
            null => [],
            ListValue list => [.. list.Items.Select((item, index) => read(Of(item, $"{At(name)}[{index}]", names)))],
            _ => throw new FieldFormatException(At(name), "a list is expected"),
        };

    internal string? Text(string name) => Get(name, () => fields.Text(name));

    /// <summary>A text that must be given.</summary>
    internal string Required(string name) =>
        Text(name) is { Length: > 0 } text ? text : throw new FieldFormatException(At(name), "a text is expected");

    /// <summary>A whole number of at least a bound.</summary>
    /// <param name="name">The field.</param>
    /// <param name="least">The bound.</param>
    /// <param name="usual">The number when it is absent; null when it must be given.</param>
    internal int Whole(string name, int least, int? usual)
    {
        var number = Get(name, () => fields.Whole(name)) ?? usual;
        return number is { } given && given >= least && given <= int.MaxValue
            ? (int)given
            : throw new FieldFormatException(At(name), $"a whole number of at least {least} is expected");
    }

    /// <summary>A whole number within bounds; null when it is absent.</summary>
    internal int? WholeWithin(string name, int least, int most)
    {
        var number = Get(name, () => fields.Whole(name));
        Check(name, number is null || (number >= least && number <= most), least, most);
        return (int?)number;
    }

    /// <summary>A number within bounds; null when it is absent.</summary>
    internal double? Number(string name, double least, double most)
    {
        var number = Get(name, () => fields.Number(name));
        Check(name, number is null || (number >= least && number <= most), least, most);
        return number;
    }

    /// <summary>A time in milliseconds of at least 0; null when it is absent.</summary>
    internal TimeSpan? Time(string name) =>
        Get(name, () => fields.Whole(name)) switch
        {
            null => null,
            >= 0 and <= (long.MaxValue / TimeSpan.TicksPerMillisecond) and var milliseconds => TimeSpan.FromMilliseconds(milliseconds),
            _ => throw new FieldFormatException(At(name), "milliseconds of at least 0 are expected"),
        };

    /// <summary>A member of an enum by its name, in any case.</summary>
    internal T Choice<T>(string name)
        where T : struct, Enum =>
        Text(name) is not { } text ? throw new FieldFormatException(At(name), $"one of {Names<T>()} is expected")
        : text.Length > 0 && char.IsAsciiLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
        : throw new FieldFormatException(At(name), $"'{text}' is not one of {Names<T>()}");

    /// <summary>The written form of the name of an enum's member.</summary>
    internal static string Written(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Names<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetNames<T>().Select(Written));

    private void Check(string name, bool holds, double least, double most)
    {
        if (!holds)
        {
            throw new FieldFormatException(
                At(name),
                string.Create(CultureInfo.InvariantCulture, $"a number of {least} to {most} is expected")
            );
        }
    }

    private string At(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private T Get<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ApiException exception)
        {
            throw new FieldFormatException(At(name), exception.Message.TrimEnd('.'));
        }
    }
}
