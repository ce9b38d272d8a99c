using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Aggregator.Server.Options;

/// <summary>Reads the options of one row and notes every wrong value: what it is, where it stands, what to do.</summary>
internal sealed class OptionsReader(IConfiguration configuration, OptionsRow row, ICollection<string> faults)
{
    private readonly object _defaults = row.Create();

    /// <returns>The options; a wrong value is noted and its default stands in, so that the others are checked too.</returns>
    public object Read()
    {
        var options = row.Create();
        foreach (var option in row.Options)
        {
            var written = configuration.GetSection(row.Key(option));
            if (written.Exists() && Value(option, written) is { } value)
            {
                option.SetValue(options, value);
            }

            var results = new List<ValidationResult>();
            if (!Validator.TryValidateProperty(option.GetValue(options), new ValidationContext(options) { MemberName = option.Name }, results))
            {
                results.ForEach(result => Note(option, result.ErrorMessage));
            }
        }

        foreach (var result in (options as IValidatableObject)?.Validate(new ValidationContext(options)) ?? [])
        {
            Note(row.Options.Single(option => result.MemberNames.Contains(option.Name)), result.ErrorMessage);
        }

        return options;
    }

    /// <returns>Null when the value has not the form of its option.</returns>
    private object? Value(PropertyInfo option, IConfigurationSection written)
    {
        if (OptionsForm.IsList(option) && written.Value is { Length: > 0 })
        {
            Note(option, $"It is a list: the name of its first value ends in {option.Name}__0.");
            return null;
        }

        try
        {
            var value = written.Get(option.PropertyType);
            if (value is Uri { IsAbsoluteUri: false } || (value is Enum && !Enum.IsDefined(value.GetType(), value)))
            {
                Note(option, OptionsForm.Sentence(option.PropertyType));
                return null;
            }

            return value;
        }
        catch (InvalidOperationException)
        {
            Note(option, OptionsForm.Sentence(option.PropertyType));
            return null;
        }
    }

    private void Note(PropertyInfo option, string? sentence)
    {
        var normal = OptionsForm.Text(option.GetValue(_defaults));
        faults.Add($"{OptionsOrigin.Of(configuration, row.Key(option))}: {sentence} Correct it, or remove it for the default ({normal}).");
    }
}
