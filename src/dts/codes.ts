/**
 * The codes of everything that can be wrong with a devicetree source. Codes are stable: help, links and scripts refer
 * to them, so one is never renamed. Each has an entry in scenario/help/, which the types ask for.
 */

/** What cannot be read; dtc calls most of it just `syntax error`. */
export type SyntaxCode =
  | 'after-name'
  | 'bad-bits'
  | 'bad-character'
  | 'bad-escape'
  | 'bad-number'
  | 'bits-expected'
  | 'brace-expected'
  | 'bracket-expected'
  | 'byte-expected'
  | 'cell-expected'
  | 'cells-expected'
  | 'colon-expected'
  | 'comma-expected'
  | 'division-by-zero'
  | 'expression-expected'
  | 'greater-expected'
  | 'header-expected'
  | 'incbin-form'
  | 'incbin-short'
  | 'incbin-unresolved'
  | 'label-before-root'
  | 'label-on-delete'
  | 'memreserve-place'
  | 'name-expected'
  | 'node-expected'
  | 'number-out-of-range'
  | 'open-comment'
  | 'open-string'
  | 'paren-expected'
  | 'property-after-subnode'
  | 'reference-expected'
  | 'reference-width'
  | 'root-expected'
  | 'semicolon-expected'
  | 'statement-expected'
  | 'stray-semicolon'
  | 'target-missing'
  | 'too-many-labels'
  | 'top-expected'
  | 'undefined-word'
  | 'unexpected-comma'
  | 'unexpected-string'
  | 'value-expected'
  | 'value-truncated';

/** Counted bounds, where the rest of a text is not read. */
export type LimitCode =
  | 'limit-bytes'
  | 'limit-depth'
  | 'limit-expansions'
  | 'limit-expression'
  | 'limit-includes'
  | 'limit-labels'
  | 'limit-nodes'
  | 'limit-paths'
  | 'limit-steps'
  | 'limit-text'
  | 'limit-tokens';

export type PreprocessorCode =
  | 'cpp-error'
  | 'cpp-warning'
  | 'include-unresolved'
  | 'macro-arguments'
  | 'macro-redefined'
  | 'macro-unterminated'
  | 'main-missing';

export type OverlayCode =
  | 'fixup-to-path'
  | 'not-an-overlay'
  | 'overlay-alone'
  | 'overlay-label-missing'
  | 'overlay-target-missing'
  | 'relative-reference'
  | 'symbol-kept';

/** dtc's own names of its checks: those that refuse a file. */
export type ErrorCheck =
  | 'duplicate_label'
  | 'duplicate_node_names'
  | 'duplicate_property_names'
  | 'explicit_phandles'
  | 'name_is_string'
  | 'name_properties'
  | 'node_name_chars'
  | 'node_name_format'
  | 'path_references'
  | 'phandle_references'
  | 'property_name_chars';

/** Properties that list a phandle and its arguments, as dtc calls them. */
export type PhandleList =
  | 'clocks'
  | 'cooling_device'
  | 'dmas'
  | 'hwlocks'
  | 'interrupts_extended'
  | 'io_channels'
  | 'iommus'
  | 'mboxes'
  | 'msi_parent'
  | 'mux_controls'
  | 'phys'
  | 'power_domains'
  | 'pwms'
  | 'resets'
  | 'sound_dai'
  | 'thermal_sensors';

/** dtc's own names of the checks that warn. */
export type WarningCheck =
  | 'addr_size_cells'
  | 'address_cells_is_cell'
  | 'alias_paths'
  | 'avoid_default_addr_size'
  | 'avoid_unnecessary_addr_size'
  | 'chosen_node_bootargs'
  | 'chosen_node_is_root'
  | 'chosen_node_stdout_path'
  | 'compatible_is_string_list'
  | 'device_type_is_string'
  | 'dma_ranges_format'
  | 'gpios_property'
  | 'graph_endpoint'
  | 'graph_nodes'
  | 'graph_port'
  | 'i2c_bus_bridge'
  | 'i2c_bus_reg'
  | 'interrupt_map'
  | 'interrupt_provider'
  | 'interrupts_property'
  | 'label_is_string'
  | 'model_is_string'
  | 'names_is_string_list'
  | 'node_name_vs_property_name'
  | 'obsolete_chosen_interrupt_controller'
  | 'pci_bridge'
  | 'pci_device_bus_num'
  | 'pci_device_reg'
  | 'ranges_format'
  | 'reg_format'
  | 'simple_bus_bridge'
  | 'simple_bus_reg'
  | 'size_cells_is_cell'
  | 'spi_bus_bridge'
  | 'spi_bus_reg'
  | 'status_is_string'
  | 'unique_unit_address'
  | 'unit_address_format'
  | 'unit_address_vs_reg'
  | `${PhandleList}_is_cell`
  | `${PhandleList}_property`;

/** Two of dtc's checks that only find something out, and never say anything. */
type Silent = 'addr_size_cells' | 'simple_bus_bridge';

type Dashed<Name extends string> = Name extends `${infer First}_${infer Rest}` ? `${First}-${Dashed<Rest>}` : Name;

export type CheckCode = Dashed<ErrorCheck | Exclude<WarningCheck, Silent>>;

export type DtsCode = SyntaxCode | LimitCode | PreprocessorCode | OverlayCode | CheckCode;

/** dtc's name of a check as a code: the same words, with dashes. */
export const codeOfCheck = (check: ErrorCheck | WarningCheck): CheckCode => check.replaceAll('_', '-') as CheckCode;
