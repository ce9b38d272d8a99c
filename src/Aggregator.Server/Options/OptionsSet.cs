namespace Aggregator.Server.Options;

/// <summary>The options of every row of <see cref="OptionsTable"/>, read and found right.</summary>
internal sealed class OptionsSet(IReadOnlyDictionary<Type, object> options)
{
    public T Get<T>()
        where T : class => (T)options[typeof(T)];

    /// <summary>Registers each object under its class.</summary>
    public void AddTo(IServiceCollection services)
    {
        foreach (var (type, value) in options)
        {
            services.AddSingleton(type, value);
        }
    }
}
