namespace ContainerOS.Model.Diagnostics;

/// <summary>What an edit does to a program. The set is closed: whoever edits programs knows all of them.</summary>
public enum FixAction
{
    /// <summary>Writes a property's value; adds the property, and the objects it stands in, where they are missing.</summary>
    Set,

    /// <summary>Takes a property, an entry of a map or an item of a list away.</summary>
    Remove,

    /// <summary>Gives a property or an entry of a map another name; its value stays.</summary>
    Rename,
}
